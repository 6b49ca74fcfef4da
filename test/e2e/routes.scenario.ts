import { operationsOf, type Route, routesOf } from '../kit/documents.js';
import type { OperationId } from '../kit/contract-path.js';
import type { Person } from '../kit/person.js';
import { ROLES, type Stage } from '../kit/stage.js';
import { HOLDERS, operationOf, OPERATIONS } from '../operations/index.js';
import { operate } from '../operations/operation.js';

const CALLERS = [...ROLES, 'stranger', 'forger'] as const;
const FORGED = { authorization: `Bearer mlg_${'f'.repeat(16)}_${'f'.repeat(43)}` };

/** What the table of rights says that a caller is answered. */
function predicted(caller: (typeof CALLERS)[number], route: Route): number {
  const { status } = operationOf(route.operationId).probe;
  if (route.open !== undefined) return status;
  if (caller === 'stranger' || caller === 'forger') return 401;
  return HOLDERS[route.permission ?? '']?.includes(caller) === true ? status : 403;
}

/** Every route × every role gives what the table of rights predicts. */
export function scenario(stage: Stage): void {
  describe('routes', () => {
    let all: Route[];
    beforeAll(async () => {
      all = await routesOf(stage);
    });

    it('are all there, and each says either which right it asks for or why it is open', async () => {
      expect(await operationsOf(stage)).toEqual(Object.keys(OPERATIONS).sort());
      const undeclared = all.filter(
        ({ permission, open }) => (permission === undefined) === (open === undefined),
      );
      expect(undeclared).toEqual([]);
      expect(
        all.filter(
          ({ permission }) => permission !== undefined && HOLDERS[permission] === undefined,
        ),
      ).toEqual([]);
    });

    it.each(CALLERS)('answer a %s exactly as the table of rights predicts', async (caller) => {
      const isKnown = caller !== 'stranger' && caller !== 'forger';
      const person: Person = isKnown
        ? await stage.as(`route-${caller.replace('_', '-')}`, caller)
        : stage.stranger;
      for (const route of all) {
        // An open route answers a request without a key; a key that is sent must be right.
        if (caller === 'forger' && route.open !== undefined) continue;
        const { probe } = operationOf(route.operationId);
        const { status } = await operate(
          person,
          route.operationId as OperationId,
          caller === 'forger' ? { headers: FORGED } : probe,
        );
        expect(`${route.method} ${route.path} ${status}`).toBe(
          `${route.method} ${route.path} ${predicted(caller, route)}`,
        );
      }
    });
  });
}
