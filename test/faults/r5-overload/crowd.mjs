// Somebody's many connections, as a program of its own: `node crowd.mjs <JSON>` with
// { url, key, name, connections, seconds, rest, reads }. Each connection asks again and again, `rest` ms after each answer; one
// that `obeys` waits as Retry-After says and sends the same again until it is taken. What came of it is its one message.
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const {
  url,
  key,
  name,
  connections,
  seconds,
  rest = 0,
  reads,
  obeys = false,
} = JSON.parse(process.argv[2]);
const agent = new Agent({ keepAlive: true, maxSockets: connections });
const until = performance.now() + seconds * 1000;
const accepted = [];
const taken = [];
const refused = [];
const wrong = [];

const ask = (method, path, body) =>
  new Promise((resolve) => {
    const began = performance.now();
    const end = (status, after) => resolve({ status, after, millis: performance.now() - began });
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    request(url + path, { agent, method, headers }, (response) => {
      response
        .on('data', () => undefined)
        .on('end', () => end(response.statusCode, response.headers['retry-after']));
    })
      .on('error', (error) => end(0, String(error)))
      .end(body);
  });

const item = (id) =>
  JSON.stringify([
    {
      source_id: id,
      type: 'collectif',
      date: '2025-03-03',
      duree: 60,
      type_lieu: 'autre',
      lieu_code_insee: '62041',
      beneficiaires: { total: 3 },
    },
  ]);

async function connection(number) {
  await sleep((rest * number) / connections); // a rate is asked for, not a blow
  for (let turn = 0; performance.now() < until; turn++) {
    const id = `${name}-${number}-${turn}`;
    for (;;) {
      const answer =
        reads === undefined
          ? await ask('POST', '/v1/activites/lots', item(id))
          : await ask('GET', reads[turn % reads.length]);
      if (answer.status === 200) {
        taken.push(answer.millis);
        if (reads === undefined) accepted.push(id);
      } else if ([429, 503].includes(answer.status) && /^\d+$/.test(answer.after ?? '')) {
        refused.push(answer.millis);
        if (obeys) {
          await sleep(Number(answer.after) * 1000);
          continue;
        }
      } else wrong.push(`${answer.status} ${answer.after}`);
      break;
    }
    if (rest > 0) await sleep(rest);
  }
}

const quantile = (list, share) =>
  Math.round([...list].sort((a, b) => a - b)[Math.floor(list.length * share)] ?? 0);
const times = (list) => ({
  number: list.length,
  median: quantile(list, 0.5),
  p99: quantile(list, 0.99),
});

await Promise.all(Array.from({ length: connections }, (_, number) => connection(number)));
agent.destroy();
process.send({ taken: times(taken), refused: times(refused), wrong: wrong.slice(0, 10), accepted });
