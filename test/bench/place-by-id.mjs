// P4: one place by its id, against a bare Fastify + pg handler that sends the same bytes.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { startStack } from './stack.mjs';

const CONNECTIONS = 16;
const SECONDS = 5;
const ROUNDS = 3;
const PLACE =
  'id,pivot,nom,commune,code_postal,code_insee,adresse,latitude,longitude,typologie,telephone,courriels,date_maj,services,frais_a_charge\n' +
  'b1,00000000000000,Médiathèque,Arras,62000,62041,1 place des Héros,50.291,2.7775,BIB,+33321000000,contact@exemple.fr,2026-01-15,Accès internet et matériel informatique|Maîtrise des outils numériques du quotidien,Gratuit\n';

/** Requests a second over kept connections. */
async function rate(url, headers) {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const until = performance.now() + SECONDS * 1000;
  let count = 0;
  const one = () =>
    new Promise((resolve, reject) => {
      request(url, { agent, headers }, (response) => {
        if (response.statusCode !== 200) reject(new Error(`status ${response.statusCode}`));
        response.on('data', () => undefined).on('end', resolve);
      })
        .on('error', reject)
        .end();
    });
  const started = performance.now();
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < until) {
        await one();
        count++;
      }
    }),
  );
  agent.destroy();
  return count / ((performance.now() - started) / 1000);
}

export async function placeById() {
  const stack = await startStack('all', { RATE_PER_MINUTE: '1000000000' });
  let bare;
  try {
    const key = await stack.open('partenaire', 'bench', ['departement-62']);
    await stack.call(key, '/v1/lieux/imports', { body: PLACE, type: 'text/csv' });
    const { data } = await stack.call(key, '/v1/lieux?limite=1');
    const url = `${stack.url}/v1/lieux/${data[0].id}`;
    const body = await (await fetch(url, { headers: { authorization: `Bearer ${key}` } })).text();
    bare = fork(new URL('./bare-handler.mjs', import.meta.url), [], {
      env: { ...process.env, BENCH_DATABASE: stack.databaseUrl, BENCH_BODY: body },
    });
    const [{ port }] = await once(bare, 'message');
    const [ours, theirs] = [[], []];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await rate(url, { authorization: `Bearer ${key}` }));
      theirs.push(await rate(`http://127.0.0.1:${port}/v1/lieux/${data[0].id}`, {}));
    }
    const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
    const ratio = median(ours) / median(theirs);
    return {
      name: 'GET /v1/lieux/{id} ÷ Fastify + pg nus, mêmes octets',
      value: ratio,
      asked: '≥ 0.5',
      isGood: ratio >= 0.5,
      detail: `${Math.round(median(ours))}/s contre ${Math.round(median(theirs))}/s, ${CONNECTIONS} connexions`,
    };
  } finally {
    bare?.kill();
    await stack.stop();
  }
}
