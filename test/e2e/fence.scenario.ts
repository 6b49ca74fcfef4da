import { operationsOf } from '../kit/documents.js';
import { makeWorld, type Question, TERRITORIES, type World } from '../kit/fence-world.js';
import { ROLES, type Stage } from '../kit/stage.js';
import { askFence, FENCED, operationOf, OPERATIONS } from '../operations/index.js';

/** Every route × callers of every role × inside and outside their fence, with an oracle of its own. */
export function scenario(stage: Stage): void {
  describe('the fence', () => {
    let world: World;
    beforeAll(async () => {
      world = await makeWorld(stage.admin, 'perimetre', stage.provider.url);
    });

    it('is tested on every route', async () => {
      expect(Object.keys(OPERATIONS).sort()).toEqual(await operationsOf(stage));
    });

    it.each(ROLES)('holds every %s on every route', async (role) => {
      const findings: string[] = [];
      let asked = 0;
      for (const [index, visitor] of world.visitors.filter((one) => one.role === role).entries()) {
        const own = world.items.find(({ source }) => source === visitor.source);
        for (const [turn, territory] of TERRITORIES.entries()) {
          // One's own first, then others' in turn: all communes, structures and sources come by.
          const item =
            (turn === 0 ? own : undefined) ??
            world.items[(index * 7 + turn * 5) % world.items.length];
          const other = world.visitors[(index * 11 + turn * 13) % world.visitors.length];
          if (item === undefined || other === undefined) throw new Error('an empty world');
          const question: Question = { world, visitor, item, other, territory };
          for (const id of FENCED) {
            if (turn > 0 && operationOf(id).isWhole === true) continue;
            asked++;
            findings.push(
              ...(await askFence(id, question)).map(
                (one) =>
                  `${id} ${visitor.territories.join()} ${visitor.structures.join()} ${territory} ${item.commune}: ${one}`,
              ),
            );
          }
        }
      }
      expect(findings.slice(0, 20)).toEqual([]);
      expect(asked).toBeGreaterThan(1_000);
    });
  });
}
