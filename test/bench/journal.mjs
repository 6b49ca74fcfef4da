// What the audit journal costs a write, against a server that keeps none, and how fast it is verified.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { activity, ndjson } from './activities.mjs';
import { startStack } from './stack.mjs';

const ROUNDS = 11;
const ROWS = 20_000;
const SMALL_LOTS = 800;
const SENDERS = 16;
const ENTRIES = 400_000;
const COMMAND = join(import.meta.dirname, '../../dist/services/host/src/command.js');
const WITHOUT = {
  NODE_OPTIONS: `--import ${new URL('without-journal.mjs', import.meta.url).href}`,
};

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** One long stream: activities a second. */
async function stream(stack, key, round) {
  const lines = Buffer.from(await new Response(ndjson(ROWS, `f${round}`)).arrayBuffer());
  const started = performance.now();
  const { crees } = await stack.call(key, '/v1/activites/lots?verdicts=rejets', {
    body: lines,
    type: 'application/x-ndjson',
  });
  if (crees !== ROWS) throw new Error(`only ${crees} of ${ROWS} were created`);
  return ROWS / ((performance.now() - started) / 1000);
}

/** Many lots of one activity, each of a source of its own: lots a second. */
async function smallLots(stack, keys, round) {
  let next = 0;
  const started = performance.now();
  await Promise.all(
    keys.map(async (key) => {
      while (next < SMALL_LOTS)
        await stack.call(key, '/v1/activites/lots', {
          body: JSON.stringify([activity(next++, `p${round}`)]),
        });
    }),
  );
  return SMALL_LOTS / ((performance.now() - started) / 1000);
}

/** Milliseconds of processor that a server and its database have taken so far; it shows more than the clock where others work too. */
async function processorTime(stack, client) {
  const { rows } = await client.query(
    'SELECT pid FROM pg_stat_activity WHERE pid <> pg_backend_pid()',
  );
  return [stack.pid(), ...rows.map(({ pid }) => pid)].reduce((sum, pid) => {
    const path = `/proc/${pid}/stat`;
    if (!existsSync(path)) return sum;
    const [user, system] = readFileSync(path, 'utf8')
      .split(') ')[1]
      .split(' ')
      .slice(11, 13)
      .map(Number);
    return sum + (user + system) * 10;
  }, 0);
}

/** Cost as a share of throughput; rounds alternate, so that a slow moment of the machine meets both. */
export async function journalCost() {
  const [stacks, clients] = [[], []];
  try {
    for (const env of [{}, WITHOUT]) {
      const stack = await startStack('access,activities', { ...env, RATE_PER_MINUTE: '100000000' });
      stacks.push(stack);
      clients.push(new pg.Client({ connectionString: stack.databaseUrl }));
      await clients.at(-1).connect();
    }
    const keys = await Promise.all(
      stacks.map((stack) =>
        Promise.all(
          Array.from({ length: SENDERS }, (_, n) => stack.open('partenaire', `bench-${n}`)),
        ),
      ),
    );
    const results = [];
    for (const [name, measure] of [
      ['un flux NDJSON', (n, round) => stream(stacks[n], keys[n][0], round)],
      ['des lots d’une activité', (n, round) => smallLots(stacks[n], keys[n], round)],
    ]) {
      const [rates, times] = [
        [[], []],
        [[], []],
      ];
      // The first round warms up.
      for (let round = 0; round <= ROUNDS; round++) {
        for (const n of round % 2 === 0 ? [0, 1] : [1, 0]) {
          const before = await processorTime(stacks[n], clients[n]);
          const rate = await measure(n, round);
          await sleep(600); // what was written last is sealed and published
          if (round === 0) continue;
          rates[n].push(rate);
          times[n].push((await processorTime(stacks[n], clients[n])) - before);
        }
      }
      const [kept, none] = rates.map(median);
      const ratios = rates[0].map((rate, i) => 1 - rate / rates[1][i]);
      results.push({
        name: `coût du journal d’audit, ${name} (part du débit)`,
        value: median(ratios),
        asked: '≤ 0.20',
        isGood: median(ratios) <= 0.2,
        detail: `${Math.round(kept)}/s avec, ${Math.round(none)}/s sans ; du temps processeur ${(1 - median(times[1]) / median(times[0])).toFixed(2)} ; tours ${ratios.map((x) => x.toFixed(2)).join(', ')}`,
      });
    }
    await expectKept(stacks);
    return results;
  } finally {
    for (const client of clients) await client.end();
    for (const stack of stacks) await stack.stop();
  }
}

/** A measure counts only if one server kept its journal and the other did not. */
async function expectKept(stacks) {
  const [kept, none] = await Promise.all(
    stacks.map(
      async (stack) =>
        (await stack.call(stack.adminKey, '/v1/journal?limite=1&action=activites.pousser')).data
          .length,
    ),
  );
  if (kept !== 1 || none !== 0)
    throw new Error(`the journals are not as they should be: ${kept} ${none}`);
}

/** Entries verified a second by `npm run audit:verify`, of a journal of ordinary writes. */
export async function journalVerification() {
  const stack = await startStack('access');
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    for (let first = 0; first < ENTRIES; first += 2_000) {
      await client.query(
        `INSERT INTO access.audit_entries (system, transaction, at, service, actor_kind, actor_id, actor_name, key_id, ip, request_id, route, action, subject_type, subject_id, personal, details, patch)
         SELECT system_identifier, pg_current_xact_id(), clock_timestamp(), 'access', 'client', '0192f000-0000-7000-8000-000000000000', 'Association Clic', '0192f000-0000-7000-8000-000000000001', '192.0.2.17',
           '0192f000-0000-7000-8000-' || lpad(n::text, 12, '0'), 'PATCH /v1/clients/:id', 'clients.modifier', 'client', '0192f000-0000-7000-8000-' || lpad(n::text, 12, '0'), false, NULL,
           '[{"op":"test","path":"/nom","value":"Association Clic"},{"op":"replace","path":"/nom","value":"Association Déclic"},{"op":"test","path":"/version","value":1},{"op":"replace","path":"/version","value":2}]'
         FROM generate_series($1::int, $1::int + 1999) AS n, pg_control_system()`,
        [first],
      );
    }
    while (
      (await client.query('SELECT coalesce(max(entries), 0) AS n FROM access.audit_seals')).rows[0]
        .n < ENTRIES
    )
      await sleep(100);
    const rates = [];
    let said = '';
    for (let round = 0; round < 5; round++) {
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        [COMMAND, 'access', 'audit:verify'],
        {
          env: { ...process.env, DATABASE_URL: stack.databaseUrl, LOG_LEVEL: 'warn' },
          encoding: 'utf8',
        },
      );
      if (status !== 0) throw new Error(`audit:verify ended with ${status}: ${stdout}${stderr}`);
      said = /Journal intact.*/.exec(stdout)?.[0] ?? '';
      rates.push(Number(/\((\d+)\/s\)/.exec(said)?.[1]));
    }
    return {
      name: 'vérification du journal d’audit (entrées par seconde)',
      value: median(rates),
      asked: '≥ 100 000',
      isGood: median(rates) >= 100_000,
      detail: `tours ${rates.join(', ')} ; ${said}`,
    };
  } finally {
    await client.end();
    await stack.stop();
  }
}
