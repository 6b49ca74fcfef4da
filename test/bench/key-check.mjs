// What recognising a caller adds to a request: one open route, asked with nothing, with a key and with a token, in turn.
// And whether the time of a refusal reveals that a key's prefix exists.
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { startStack } from './stack.mjs';

const TURNS = 6_000;
const WARM_UP = 500;
const GUESSES = 300;

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

/** Milliseconds of one request on a kept connection. */
function timed(agent, url, authorization, expected) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    request(
      url,
      { agent, headers: authorization === undefined ? {} : { authorization } },
      (response) => {
        if (response.statusCode !== expected) reject(new Error(`status ${response.statusCode}`));
        response.on('data', () => undefined).on('end', () => resolve(performance.now() - started));
      },
    )
      .on('error', reject)
      .end();
  });
}

/** Milliseconds of each way to ask; the ways take turns, so that a slow moment of the machine meets all. */
async function compare(agent, url, ways, turns, expected) {
  const times = Object.fromEntries(Object.keys(ways).map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (const [name, make] of Object.entries(ways))
      times[name].push(await timed(agent, url, make(), expected));
  }
  return times;
}

export async function keyCheck() {
  const stack = await startStack('all', {
    RATE_PER_MINUTE: '1000000000',
    RATE_REFUSED_PER_MINUTE: '1000000000',
  });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const key = await stack.open('partenaire', 'bench');
    const { access_token: token } = await stack.call(key, '/v1/jetons', {
      body: '{"grant_type":"client_credentials","duree":900}',
    });
    const url = `${stack.url}/v1/territoires/departement-62`;
    const ways = {
      open: () => undefined,
      key: () => `Bearer ${key}`,
      token: () => `Bearer ${token}`,
    };
    await compare(agent, url, ways, WARM_UP, 200);
    const times = await compare(agent, url, ways, TURNS, 200);
    const open = median(times.open);
    const results = [
      ['une clé', times.key],
      ['un jeton', times.token],
    ].map(([what, list]) => {
      const added = median(list) - open;
      const all = `médianes ${median(list).toFixed(3)} ms et ${open.toFixed(3)} ms sans rien, ${TURNS} demandes à tour de rôle`;
      return {
        name: `Reconnaître ${what}, cache chaud : ms ajoutées`,
        value: added,
        asked: '≤ 0.2',
        isGood: added <= 0.2,
        detail: all,
      };
    });
    return [...results, await guesses(agent, stack, key)];
  } finally {
    agent.destroy();
    await stack.stop();
  }
}

/** A wrong secret under a prefix that exists, and one that does not. */
async function guesses(agent, stack, key) {
  const secret = () => randomBytes(32).toString('base64url');
  const ways = {
    known: () => `Bearer ${key.slice(0, 21)}${secret()}`,
    unknown: () => `Bearer mlg_${randomBytes(8).toString('hex')}_${secret()}`,
  };
  const times = await compare(agent, `${stack.url}/v1/moi`, ways, GUESSES, 401);
  const ratio = median(times.known) / median(times.unknown);
  return {
    name: 'Refuser un faux secret ÷ refuser un préfixe inconnu',
    value: ratio,
    asked: 'de 0.90 à 1.10',
    isGood: Math.abs(ratio - 1) <= 0.1,
    detail: `médianes ${median(times.known).toFixed(2)} ms et ${median(times.unknown).toFixed(2)} ms, ${GUESSES} essais chacun`,
  };
}
