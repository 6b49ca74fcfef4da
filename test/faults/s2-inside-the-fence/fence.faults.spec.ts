import { cluster, random, stopServers } from '@maillage/testing';
import { makeWorld, TERRITORIES } from '../../kit/fence-world.js';
import { Person } from '../../kit/person.js';
import { askFence, FENCED } from '../../operations/index.js';
import { breaking } from '../kit/planted.js';
import { finds, holds } from '../kit/promise.js';
import { progress } from '../kit/progress.js';
import { SEED, setting } from '../kit/settings.js';

const NUMBER = setting('FAULTS_CHECKS', 8_000);
/** Nobody answers there: agents are entered, none comes. */
const ISSUER = 'http://127.0.0.1:1';
/** Asked at once. */
const LANES = 8;

afterAll(stopServers);

/** S2: random questions of random callers about what may not be theirs; gives what they found and how many were asked. */
async function ask(number: number, bug?: string): Promise<{ findings: string[]; asked: number }> {
  const running = await cluster(['all'], {
    env: {
      LOG_LEVEL: 'warn',
      OIDC_ISSUERS: JSON.stringify([{ nom: 'Essai', emetteur: ISSUER, audience: 'essai' }]),
      RATE_PER_MINUTE: '100000000',
      ...breaking(bug),
    },
  });
  try {
    const world = await makeWorld(new Person(running.base, running.adminKey), 's2', ISSUER);
    const dice = random(SEED);
    const findings: string[] = [];
    const tell = progress('S2', { seed: SEED, total: number, bug });
    let asked = 0;
    const lane = async (): Promise<void> => {
      while (asked < number && findings.length < 50) {
        tell(asked++);
        const visitor = dice.pick(world.visitors);
        const question = {
          world,
          visitor,
          item: dice.pick(world.items),
          other: dice.pick(world.visitors),
          territory: dice.pick(TERRITORIES),
        };
        const operation = dice.pick(FENCED);
        const found = await askFence(operation, question).catch((error: unknown) => [
          String(error),
        ]);
        findings.push(
          ...found.map(
            (one) =>
              `${operation} ${visitor.role} ${visitor.territories.join()} ${visitor.structures.join()}: ${one}`,
          ),
        );
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    return { findings, asked };
  } finally {
    await running.stop();
  }
}

holds(
  'S2: nobody sees anything outside the fence',
  async () => {
    const began = Date.now();
    const { findings, asked } = await ask(NUMBER);
    process.stdout.write(
      `S2: ${asked} checks in ${((Date.now() - began) / 1000).toFixed(1)} s, ${findings.length} findings\n`,
    );
    expect(findings).toEqual([]);
    expect(asked).toBe(NUMBER);
  },
  3_600_000,
);

finds(
  ['fence-without-territory', 'fence-own-forgotten', 'item-unfenced'],
  async (bug) => {
    const { findings, asked } = await ask(5_000, bug);
    process.stdout.write(`S2 planted=${bug}: ${findings.length} findings in ${asked} checks\n`);
    expect(asked).toBeGreaterThan(0);
    expect(findings).not.toEqual([]);
  },
  600_000,
);
