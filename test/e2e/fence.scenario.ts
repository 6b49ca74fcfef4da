import { operationsOf } from '../kit/documents.js';
import {
  makeWorld,
  type Question,
  TERRITORIES,
  type Visitor,
  type World,
} from '../kit/fence-world.js';
import { ROLES, type Stage, STATEMENTS } from '../kit/stage.js';
import { askFence, FENCED, operationOf, OPERATIONS } from '../operations/index.js';

/** Asked at once: what one waits for, another uses. */
const LANES = 4;

/** Every route × callers of every role × inside and outside their fence, with an oracle of its own. */
export function scenario(stage: Stage): void {
  describe('the fence', () => {
    let world: World;
    beforeAll(async () => {
      world = await makeWorld(stage.admin, 'perimetre', stage.provider.url);
    });

    it('is asked of servers that tell their statements', async () => {
      const { headers } = await stage.admin.get('/v1/clients?limite=1');
      expect(headers.get(STATEMENTS)).toMatch(/^1 [0-9a-f]{16} SELECT.*FROM%20clients/);
    });

    it('is asked about every route', async () => {
      expect(Object.keys(OPERATIONS).sort()).toEqual(await operationsOf(stage));
    });

    /** About an item, a caller and a territory, others for each turn: all communes, structures and sources come by. */
    const questionOf = (visitor: Visitor, index: number, turn: number): Question => {
      const own = world.items.find(({ source }) => source === visitor.source);
      const item =
        (turn === 0 ? own : undefined) ?? world.items[(index * 7 + turn * 5) % world.items.length];
      const other = world.visitors[(index * 11 + turn * 13) % world.visitors.length];
      const territory = TERRITORIES[turn];
      if (item === undefined || other === undefined || territory === undefined)
        throw new Error('an empty world');
      return { world, visitor, item, other, territory };
    };

    it.each(ROLES)(
      'holds every %s on every route',
      async (role) => {
        const all = world.visitors.filter((one) => one.role === role);
        // The rules are those of one process; several show that a caller is told from one to the other, by one of them.
        const one = ROLES.indexOf(role) % all.length;
        const callers = stage.processes.length === 1 ? all : all.slice(one, one + 1);
        const visitors = callers.entries();
        const findings: string[] = [];
        const asked = new Set<string>();
        const lane = async (): Promise<void> => {
          for (const [index, visitor] of visitors)
            for (const [place, id] of FENCED.entries()) {
              // What is one's own, then another's: a role has callers enough for each route to meet every territory.
              const another = 1 + ((index + place) % (TERRITORIES.length - 1));
              for (const turn of operationOf(id).isWhole === true ? [0] : [0, another]) {
                const question = questionOf(visitor, index, turn);
                asked.add(`${id} ${question.territory}`);
                findings.push(
                  ...(await askFence(id, question)).map(
                    (one) =>
                      `${id} ${visitor.territories.join()} ${visitor.structures.join()} ${question.territory} ${question.item.commune}: ${one}`,
                  ),
                );
              }
            }
        };
        await Promise.all(Array.from({ length: LANES }, lane));
        expect(findings.slice(0, 20)).toEqual([]);
        const parts = FENCED.filter((id) => operationOf(id).isWhole !== true);
        const others = Math.min(callers.length, TERRITORIES.length - 1);
        expect(asked.size).toBe(parts.length * others + FENCED.length);
      },
      600_000,
    );
  });
}
