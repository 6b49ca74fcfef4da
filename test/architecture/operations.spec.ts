import { ROUTES } from '../kit/documents.js';
import { HOLDERS, operationOf, TABLES } from '../operations/index.js';

const routes = [...ROUTES].flatMap(([service, own]) => own.map((route) => ({ service, ...route })));

/** Ids of one list that another lacks. */
const lacking = (ids: readonly string[], others: readonly string[]): string[] =>
  ids.filter((id) => !others.includes(id));

describe.each([...ROUTES])('test/operations/%s.ts', (name, own) => {
  const published = own.map(({ operationId }) => operationId);
  const entries = Object.keys(TABLES.get(name)?.operations ?? {});

  it('has an entry for each operation of its OpenAPI document', () => {
    expect(lacking(published, entries)).toEqual([]);
  });

  it('has no entry that names none', () => {
    expect(lacking(entries, published)).toEqual([]);
  });
});

describe('an operation', () => {
  it('that writes has a call that succeeds, and one that reads has none', () => {
    const odd = routes.filter(
      ({ operationId, method }) =>
        (method === 'GET') !== (operationOf(operationId).success === undefined),
    );
    expect(odd.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('is probed with an answer that its document has', () => {
    const foreign = routes.filter(
      ({ operationId, statuses }) =>
        !statuses.includes(String(operationOf(operationId).probe.status)),
    );
    expect(foreign.map(({ operationId }) => operationId)).toEqual([]);
  });

  it('asks for a right with holders that are written down, and no other is', () => {
    const asked = new Set(routes.flatMap(({ permission }) => permission ?? []));
    expect(Object.keys(HOLDERS).sort()).toEqual([...asked].sort());
  });
});

describe('a table', () => {
  it('would be told from its document by an entry more or less', () => {
    expect(lacking(['lireMoi', 'lireLune'], ['lireMoi'])).toEqual(['lireLune']);
    expect(() => operationOf('lireLune')).toThrow('no entry lireLune');
  });
});
