import { basename } from 'node:path';
import { filesUnder, foldersIn, isGenerated } from './workspace.js';

const FORBIDDEN = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'manager',
  'base',
  'impl',
  'misc',
  'shared-kernel',
];
/** Technology a file of a service admits to; none: pure domain. */
const ROLES = [
  '',
  'errors',
  'handler',
  'port',
  'store',
  'queries.store',
  'dto',
  'query.dto',
  'mapping.dto',
  'controller',
  'events',
  'consumer',
  'config',
  'module',
  'spec',
  'int.spec',
];
const written = ['services', 'libs', 'test', 'deploy']
  .flatMap(filesUnder)
  .filter((path) => !isGenerated(path));
const roleOf = (path: string): string => basename(path, '.ts').split('.').slice(1).join('.');
const sources = foldersIn('services')
  .flatMap((service) => filesUnder(`services/${service}/src`))
  .filter((path) => path.endsWith('.ts'));

describe('names', () => {
  it('of files and folders say what is in them', () => {
    const vague = written.filter((path) =>
      path.split(/[/.]/).some((part) => part.split('-').some((word) => FORBIDDEN.includes(word))),
    );
    expect(vague).toEqual([]);
  });

  it('of files are kebab-case', () => {
    const odd = written.filter(
      (path) =>
        /\.m?ts$|\.mjs$/.test(path) &&
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(basename(path)),
    );
    expect(odd).toEqual([]);
  });

  it("of a service's files end in a role of the closed list", () => {
    expect(sources.filter((path) => !ROLES.includes(roleOf(path)))).toEqual([]);
  });

  it("of a service's folders are of a closed list", () => {
    const folders = new Set(sources.map((path) => path.split('/').slice(3, -1).join('/')));
    expect(
      [...folders].filter(
        (folder) => !['', 'consumers', 'definitions', 'migrations', 'spec'].includes(folder),
      ),
    ).toEqual([]);
  });

  it('of consumers say what they react to, in one folder', () => {
    const consumers = sources.filter((path) => roleOf(path) === 'consumer');
    expect(consumers.length).toBeGreaterThan(0);
    expect(
      consumers.filter((path) => !/\/src\/consumers\/on-[a-z-]+\.consumer\.ts$/.test(path)),
    ).toEqual([]);
  });
});
