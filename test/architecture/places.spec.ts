import { routesIn, documentOf, SERVICES } from '../kit/documents.js';
import { exists, filesUnder, isGenerated, read } from './workspace.js';

/** Where each service is named outside its own folders. */
const NAMED = ['tsconfig.base.json', 'services/host/src/services.ts', 'docker-compose.yml'];
const RIGHTS = 'libs/platform/src/rights/permissions.ts';
const OPERATIONS = 'test/operations/<service>.ts';
const PLACES = [...NAMED, RIGHTS, OPERATIONS];

/** Written by `npm run gen` from these places and from the services themselves. */
const GENERATED = ['.swcrc', 'proto/EVENTS.md', 'services/README.md'];

const names = (text: string, service: string): boolean => new RegExp(`\\b${service}\\b`).test(text);
/** A file that has the name of every service is a list of them, to which a new one would have to be added. */
const isList = (text: string): boolean => SERVICES.every((service) => names(text, service));

describe('a new service', () => {
  it('is named in at most five places outside its folders', () => {
    expect(PLACES.length).toBeLessThanOrEqual(5);
  });

  it('is named nowhere else: no other file lists the services', () => {
    const lists = filesUnder('.').filter(
      (path) =>
        !isGenerated(path) &&
        !/openapi\.json$|^package-lock\.json$|^CHANGELOG\.md$|^services\/DECISIONS\.md$/.test(
          path,
        ) &&
        isList(read(path)),
    );
    expect(lists.filter((path) => !GENERATED.includes(path)).sort()).toEqual([...NAMED].sort());
  });

  it('would be found missing from a list that is written somewhere else', () => {
    expect(isList(`const TARGETS = ['${SERVICES.join("', '")}'];`)).toBe(true);
    expect(isList(`const TARGETS = ['${SERVICES.slice(1).join("', '")}'];`)).toBe(false);
  });

  it('finds these places in CONTRIBUTING', () => {
    const [, listed = ''] =
      /^\* \*\*a service\*\*[^]*?places:([^]*?)\n\n/m.exec(read('CONTRIBUTING.md')) ?? [];
    const found = [...listed.matchAll(/`([^`]+)`/g)].map(([, place]) => place);
    expect(found.sort()).toEqual([...PLACES].sort());
  });
});

describe.each(SERVICES)('service %s', (service) => {
  it('stands in each of the places', () => {
    expect(NAMED.filter((path) => !names(read(path), service))).toEqual([]);
    expect(exists(OPERATIONS.replace('<service>', service))).toBe(true);
    const rights = read(RIGHTS);
    const asked = new Set(
      routesIn(documentOf(service)).flatMap(({ permission }) => permission ?? []),
    );
    expect([...asked].filter((permission) => !rights.includes(`'${permission}'`))).toEqual([]);
  });
});
