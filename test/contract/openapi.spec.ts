import { readFileSync } from 'node:fs';

interface Operation {
  readonly operationId: string;
  readonly summary?: string;
  readonly description?: string;
  readonly 'x-permission'?: string;
  readonly 'x-ouvert'?: string;
  readonly security?: readonly object[];
  readonly responses: Record<string, unknown>;
}
interface Contract {
  readonly paths: Record<string, Record<string, Operation>>;
}

const read = (name: string): Contract =>
  JSON.parse(readFileSync(`services/${name}/openapi.json`, 'utf8')) as Contract;
const operations = (contract: Contract): [string, Operation][] =>
  Object.entries(contract.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Operation] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );

/** Routes that say neither which permission they ask for nor why they are open. */
const uncovered = (contract: Contract): string[] =>
  operations(contract)
    .filter(
      ([, operation]) =>
        (operation['x-permission'] === undefined) === (operation['x-ouvert'] === undefined),
    )
    .map(([route]) => route);

describe('the published contract', () => {
  const merged = read('host');

  it('has a permission, or a reason to be open, on every route', () => {
    expect(operations(merged).length).toBeGreaterThan(20);
    expect(uncovered(merged)).toEqual([]);
  });

  it('would show a route that has neither', () => {
    const planted = {
      paths: { ...merged.paths, '/v1/planted': { get: { operationId: 'planted', responses: {} } } },
    };
    expect(uncovered(planted)).toEqual(['GET /v1/planted']);
  });

  it('opens nothing by accident', () => {
    expect(
      operations(merged)
        .filter(([, operation]) => operation['x-ouvert'] !== undefined)
        .map(([route]) => route)
        .sort(),
    ).toEqual([
      'GET /',
      'GET /metrics',
      'GET /sante/pret',
      'GET /sante/vivant',
      'GET /v1/access/jwks.json',
      'GET /v1/nomenclatures',
      'GET /v1/nomenclatures/{code}',
      'GET /v1/territoires',
      'GET /v1/territoires/{ref}',
    ]);
  });

  it('names each operation once, in French, with its refusals', () => {
    const ids = operations(merged).map(([, operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [route, operation] of operations(merged)) {
      expect([route, operation.summary, operation.description]).not.toContain(undefined);
      expect([route, Object.keys(operation.responses)]).toEqual([
        route,
        expect.arrayContaining([
          '400',
          '401',
          ...(operation['x-ouvert'] === undefined ? ['403'] : []),
          '429',
          '500',
          '503',
        ]),
      ]);
    }
  });

  it.each(['access', 'activities', 'actors', 'indicators'])('holds every route of %s', (name) => {
    const own = operations(read(name)).map(([route]) => route);
    expect(own.length).toBeGreaterThan(0);
    expect(operations(merged).map(([route]) => route)).toEqual(expect.arrayContaining(own));
  });
});
