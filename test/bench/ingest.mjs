// P1: one NDJSON stream of new activities, durable and with its events, against COPY of the same rows.
import { once } from 'node:events';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { ndjson } from './activities.mjs';
import { startStack } from './stack.mjs';

const ROWS = 100_000;
const ROUNDS = 3;
const COLUMNS =
  'id, source, source_id, lot_id, commune, date, digest, body, created_at, modified_at';

async function copyRate(client) {
  const out = client.query(
    copyStreams.to(
      `COPY (SELECT ${COLUMNS} FROM activities.activities ORDER BY id DESC LIMIT ${ROWS}) TO STDOUT`,
    ),
  );
  const chunks = [];
  for await (const chunk of out) chunks.push(chunk);
  await client.query('DROP TABLE IF EXISTS bench_copy');
  await client.query('CREATE TABLE bench_copy (LIKE activities.activities INCLUDING ALL)');
  const started = performance.now();
  const input = client.query(copyStreams.from(`COPY bench_copy (${COLUMNS}) FROM STDIN`));
  for (const chunk of chunks) if (!input.write(chunk)) await once(input, 'drain');
  input.end();
  await once(input, 'finish');
  return ROWS / ((performance.now() - started) / 1000);
}

/** Ratio of the medians over rounds that alternate, so that a slow moment of the machine meets both. */
export async function ingest(target) {
  const stack = await startStack(target);
  const client = new pg.Client({ connectionString: stack.databaseUrl });
  await client.connect();
  try {
    const key = await stack.open('partenaire', 'bench');
    const [ours, copy] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      // The lines are made before the clock starts: the sender's own work is not ours.
      const lines = Buffer.from(await new Response(ndjson(ROWS, `r${round}`)).arrayBuffer());
      const started = performance.now();
      const outcome = await stack.call(key, '/v1/activites/lots?verdicts=rejets', {
        body: lines,
        type: 'application/x-ndjson',
      });
      ours.push(ROWS / ((performance.now() - started) / 1000));
      if (outcome.crees !== ROWS) throw new Error(`only ${outcome.crees} of ${ROWS} were created`);
      copy.push(await copyRate(client));
    }
    const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
    return {
      name: `activités par un flux NDJSON ÷ COPY (TARGET=${target})`,
      value: median(ours) / median(copy),
      asked: '≥ 0.35',
      isGood: median(ours) / median(copy) >= 0.35,
      detail: `${Math.round(median(ours))}/s contre ${Math.round(median(copy))}/s ; tours ${ours.map((x, i) => (x / copy[i]).toFixed(2)).join(', ')}`,
    };
  } finally {
    await client.end();
    await stack.stop();
  }
}
