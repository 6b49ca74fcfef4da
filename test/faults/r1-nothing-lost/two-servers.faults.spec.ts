import { setTimeout as sleep } from 'node:timers/promises';
import { cluster, eventually, random, type Random, stopServers } from '@maillage/testing';
import { Person } from '../../kit/person.js';
import { askDatabase } from '../kit/ask-database.js';
import { compareFigures, compareLedger } from '../kit/compare.js';
import { walkLedger } from '../kit/follower.js';
import { openKey } from '../kit/keys.js';
import { drawItem, WITNESS_COMMUNE } from '../kit/ledger.js';
import { breaking } from '../kit/planted.js';
import { finds, holds } from '../kit/promise.js';
import { Reader } from '../kit/reader.js';
import { SEED, setting } from '../kit/settings.js';
import { Source } from '../kit/source.js';

const TIMES = setting('FAULTS_FREEZES', 1);
/** How soon the other server has taken over; `npm test` asks only that it has while the first is still frozen. */
const TAKEOVER_MS = setting('FAULTS_TAKEOVER_MS', Number.POSITIVE_INFINITY);
const GIVEN_UP_MS = 60_000;
const PLACES = 3_000;
const SERVERS = ['serveur', 'serveur-2'] as const;
const EVERY = { timeout: GIVEN_UP_MS, every: 100 };

afterAll(stopServers);

interface Stand {
  readonly isSealed: boolean;
  readonly hasRun: boolean;
  /** Which process works on the task; null once none has to. */
  readonly owner: string | null;
}

const placesOf = (time: number): string =>
  Array.from(
    { length: PLACES },
    (_, n) => `${time}-${n},43493312300029,Lieu ${n},Arras,62000,62041,1 rue,2025-05-01`,
  ).join('\n');
const HEAD = 'id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj\n';

/** Freezes one of two servers at random instants; the work of both has to go on in the other. */
async function freeze(times: number, bug?: string): Promise<string[]> {
  const running = await cluster(['all', 'all'], { ownPostgres: true, env: breaking(bug) });
  const dice: Random = random(SEED);
  const sources: Source[] = [];
  for (const [index, name] of [...SERVERS, ...SERVERS].entries()) {
    const own = `source-${index}`;
    sources.push(new Source(own, running.url(name), await openKey(running, own), dice));
  }
  const key = await openKey(running, 'temoin');
  const witnesses: Source[] = [];
  const taken: Record<string, number[]> = {
    figures: [],
    seals: [],
    tasks: [],
    runs: [],
  };
  const broken: string[] = [];
  let isOver = false;
  const load = sources.map(async (source) => {
    while (!isOver) {
      await source.pushLot(dice.integer(1, 50));
      await sleep(dice.integer(0, 50));
    }
  });
  const reader = new Reader(running.url('serveur'), running.adminKey);

  /** One freeze; notes when all had gone over to the other server. */
  const one = async (time: number): Promise<void> => {
    const victim = SERVERS[time % 2] ?? 'serveur';
    const other = running.url(SERVERS[(time + 1) % 2] ?? 'serveur');
    const begun = await new Person(running.url(victim), key).send<{ id: string }>(
      '/v1/lieux/imports',
      HEAD + placesOf(time),
      'text/csv',
      { prefer: 'respond-async' },
    );
    if (begun.status !== 202) throw new Error(`no task: ${begun.text}`);
    await sleep(dice.integer(0, 1_500));
    await running.kill(victim, 'SIGSTOP');
    const began = performance.now();
    const note = (what: string): void =>
      void taken[what]?.push(Math.round(performance.now() - began));
    const witness = new Source(`temoin-${time}`, other, key, dice);
    witnesses.push(witness);
    await witness.push([{ ...drawItem(dice, `temoin-${time}`), commune: WITNESS_COMMUNE }]);
    const [now] = await askDatabase<{ id: string; now: string }>(
      running.databaseUrl,
      'SELECT max(id)::text AS id, now()::text AS now FROM access.audit_entries',
    );
    await askDatabase(
      running.databaseUrl,
      `UPDATE access.recurrences SET due_at = now() WHERE service = 'access'`,
    );
    const stand = async (): Promise<Stand> => {
      const [row] = await askDatabase<Stand>(
        running.databaseUrl,
        `SELECT (SELECT e.transaction FROM access.audit_entries e WHERE id = ${now?.id ?? 0})
             <= (SELECT last_transaction FROM access.audit_seals ORDER BY seq DESC LIMIT 1) AS "isSealed",
           (SELECT bool_and(ended_at >= '${now?.now ?? ''}') FROM access.recurrences WHERE service = 'access') AS "hasRun",
           (SELECT owner FROM access.tasks WHERE id = '${begun.body.id}') AS owner`,
      );
      if (row === undefined) throw new Error('no row');
      return row;
    };
    const { owner } = await stand();
    const admin = new Person(other, running.adminKey);
    const holding: [string, () => Promise<void>][] = [
      [
        'figures',
        async () =>
          expect(
            (await new Reader(other, running.adminKey).figures(`commune-${WITNESS_COMMUNE}`))
              .activites,
          ).toBe(time + 1),
      ],
      ['seals', async () => expect((await stand()).isSealed).toBe(true)],
      ['runs', async () => expect((await stand()).hasRun).toBe(true)],
      [
        'tasks',
        async () => {
          const now = await stand();
          expect(now.owner === null || now.owner !== owner).toBe(true);
        },
      ],
      [
        'ends',
        async () =>
          expect((await admin.get<{ etat: string }>(`/v1/taches/${begun.body.id}`)).body.etat).toBe(
            'terminee',
          ),
      ],
    ];
    await Promise.all(
      holding.map(([what, stands]) =>
        eventually(stands, EVERY).then(
          () => note(what),
          () => broken.push(`freeze ${time + 1} of ${victim}: ${what} stood still`),
        ),
      ),
    ).finally(() => running.kill(victim, 'SIGCONT'));
  };

  try {
    for (let time = 0; time < times && broken.length === 0; time++) {
      await one(time);
      await sleep(dice.integer(0, 1_500));
    }
    isOver = true;
    await Promise.all(load);
    const entries = [...sources, ...witnesses].flatMap((source) => [...source.entries.values()]);
    const longest = Math.max(...Object.values(taken).flat());
    process.stdout.write(
      `R1 two servers seed=${SEED}${bug === undefined ? '' : ` planted=${bug}`}: ${times} freezes, ${entries.length} items, taken over after at most (ms) ${JSON.stringify(Object.fromEntries(Object.entries(taken).map(([what, list]) => [what, Math.max(...list)])))}\n`,
    );
    if (longest > TAKEOVER_MS) broken.push(`taken over after ${longest} ms`);
    await eventually(async () => expect(await compareFigures(reader, entries)).toEqual([]), {
      ...EVERY,
    }).catch((error: unknown) => broken.push(String(error)));
    const journal = await new Person(running.url('serveur'), running.adminKey).get<{
      etat: string;
    }>('/v1/journal/verification');
    if (journal.body.etat !== 'intact') broken.push(`journal: ${journal.text}`);
    const [kept] = await askDatabase<{ places: string; dead: string }>(
      running.databaseUrl,
      `SELECT (SELECT count(*) FROM actors.places) AS places, (SELECT count(*) FROM indicators.dead_letters) AS dead`,
    );
    if (Number(kept?.places) !== times * PLACES || Number(kept?.dead) !== 0)
      broken.push(`places and dead letters: ${JSON.stringify(kept)}`);
    return [
      ...broken,
      ...sources.flatMap((source) => source.broken),
      ...compareLedger('list', entries, await walkLedger(reader), false),
    ];
  } finally {
    isOver = true;
    for (const source of sources) source.dismiss();
    await Promise.allSettled(load);
    await running.stop();
  }
}

holds(
  'goes on in one server while the other is frozen, and does nothing twice (R1)',
  async () => expect(await freeze(TIMES)).toEqual([]),
  1_800_000,
);

finds(['lease-for-ever'], async (bug) => expect(await freeze(2, bug)).not.toEqual([]), 300_000);
