import { type Described, type Document, documentOf, HOST, SERVICES } from '../kit/documents.js';

const operations = ({ paths }: Document): [string, Described][] =>
  Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]): [string, Described] => [
      `${method.toUpperCase()} ${path}`,
      operation,
    ]),
  );

/** Routes that say neither which permission they ask for nor why they are open. */
const uncovered = (contract: Document): string[] =>
  operations(contract)
    .filter(
      ([, operation]) =>
        (operation['x-permission'] === undefined) === (operation['x-ouvert'] === undefined),
    )
    .map(([route]) => route);

describe('the published contract', () => {
  const merged = documentOf(HOST);

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
      'GET /v1/attestations/{code}',
      'GET /v1/evaluations/{id}',
      'GET /v1/evaluations/{id}/resultat',
      'GET /v1/feuilles-de-route/publiees',
      'GET /v1/feuilles-de-route/{id}/publication',
      'GET /v1/fiches-pratiques/publiees',
      'GET /v1/fiches-pratiques/{id}/publication',
      'GET /v1/nomenclatures',
      'GET /v1/nomenclatures/{code}',
      'GET /v1/territoires',
      'GET /v1/territoires/{ref}',
      'POST /v1/evaluations',
      'POST /v1/evaluations/reprise',
      'POST /v1/evaluations/{id}/consentement',
      'POST /v1/evaluations/{id}/fin',
      'POST /v1/evaluations/{id}/reponses',
      'POST /v1/evaluations/{id}/retrait',
      'POST /v1/evaluations/{id}/signalements',
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

  it.each(SERVICES)('holds every route of %s', (name) => {
    const own = operations(documentOf(name)).map(([route]) => route);
    expect(own.length).toBeGreaterThan(0);
    expect(operations(merged).map(([route]) => route)).toEqual(expect.arrayContaining(own));
  });
});
