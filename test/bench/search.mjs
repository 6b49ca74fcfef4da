// P5: words and nearness in 200,000 places and 60,000 structures: the real ones many times, on communes drawn from a seed.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { startStack } from './stack.mjs';

const PLACES = Number(process.env.BENCH_PLACES ?? 200_000);
const STRUCTURES = Number(process.env.BENCH_STRUCTURES ?? 60_000);
const REAL = process.env.REAL_DATA_DIR ?? '../shared/data';
const ROUNDS = 8;
const QUESTIONS = [
  ...['mediatheque', 'médiathèques', 'mairie de', 'mairie', 'france services', 'FS bapaume'],
  ...[
    'la poste marseille',
    'ccas nice',
    'st denis',
    'bibliotheque angers',
    'maison de services au public',
  ],
  ...[
    'bus france services',
    'pimms',
    'centre social',
    'place de la mairie',
    'rue de la republique',
  ],
  // Mistyped, begun, unknown.
  ...[
    'mediateque',
    'france servces',
    'LOURMARRIN',
    'marseile',
    'bapau',
    'ncie',
    'biblotheque',
    'informatik',
  ],
  ...['xyzzyx', 'angres', 'centre sosial', 'la fabulrie', 'saint etiene', 'maison frnce service'],
];
const WITHIN = ['region-32', 'departement-62', 'region-93', 'epci-200033579'];
const POINTS = [
  '43.296,5.370',
  '48.857,2.352',
  '50.291,2.777',
  '44.105,-0.250',
  '-20.90,55.46',
  '47.47,-0.55',
];

/** Draws alike in every run (mulberry32). */
function drawer(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

const { communes } = JSON.parse(
  readFileSync(new URL('../../libs/territories/src/gen/atlas.json', import.meta.url), 'utf8'),
);
const rowsOf = (path) =>
  parse(readFileSync(path), { columns: true, bom: true, relax_column_count: true });

/** Rows many times over; three in four of the copies move to a drawn commune and are called after it. */
function* copies(rows, count, seed, { nom, commune, postal, insee }) {
  const draw = drawer(seed);
  for (let n = 0; n < count; n++) {
    const row = { ...rows[n % rows.length], id: `b${n}` };
    if (n >= rows.length && draw() < 0.75) {
      const [code, name, , , , postals] = communes[Math.floor(draw() * communes.length)];
      const was = row[commune];
      if (was) row[nom] = row[nom].replaceAll(was, name);
      Object.assign(row, {
        [commune]: name,
        [postal]: String(postals).split(' ')[0],
        ...(insee && { [insee]: code }),
      });
      if (row.latitude) {
        row.latitude = (Number(row.latitude) + draw() - 0.5).toFixed(6);
        row.longitude = (Number(row.longitude) + draw() - 0.5).toFixed(6);
      }
    }
    yield row;
  }
}

async function* csv(rows, columns) {
  yield stringify([columns]);
  let part = [];
  for (const row of rows) {
    part.push(columns.map((column) => row[column] ?? ''));
    if (part.length === 500) {
      yield stringify(part);
      part = [];
    }
  }
  yield stringify(part);
}

const p = (times, share) => [...times].sort((a, b) => a - b)[Math.floor(times.length * share)];

/** Times of answers, each question as often as the others; the first round warms caches up. */
async function timesOf(stack, key, addresses) {
  const times = [];
  const slow = [];
  for (let round = 0; round <= ROUNDS; round++) {
    for (const address of addresses) {
      const started = performance.now();
      await stack.call(key, address);
      const took = performance.now() - started;
      if (round > 0) times.push(took);
      if (round > 0) slow.push({ took, address });
    }
  }
  if (process.env.BENCH_SLOW)
    for (const { took, address } of slow.sort((a, b) => b.took - a.took).slice(0, 25))
      console.log(`    ${took.toFixed(1)} ms ${decodeURIComponent(address)}`);
  return times;
}

async function imported(stack, key, path, rows, columns) {
  const started = performance.now();
  const answer = await stack.call(key, path, {
    body: Readable.toWeb(Readable.from(csv(rows, columns))),
    type: 'text/csv',
  });
  return { answer, rate: answer.recus / ((performance.now() - started) / 1000) };
}

export async function search() {
  const folder = `${REAL}/lieux/standard-v1.0.2`;
  const national = `${REAL}/activities/aidants-connect-structures-national.csv`;
  if (!existsSync(folder) || !existsSync(national)) {
    console.log(`Passé : pas de données réelles dans ${REAL} (REAL_DATA_DIR).`);
    return [];
  }
  const stack = await startStack('access,actors', { RATE_PER_MINUTE: '1000000000' });
  try {
    const key = await stack.open('coordinateur', 'bench');
    const real = readdirSync(folder)
      .filter((name) => name.endsWith('.csv'))
      .flatMap((name) => rowsOf(`${folder}/${name}`));
    const places = await imported(
      stack,
      key,
      '/v1/lieux/imports?source=bench',
      copies(real, PLACES, 1, {
        nom: 'nom',
        commune: 'commune',
        postal: 'code_postal',
        insee: 'code_insee',
      }),
      Object.keys(real[0]),
    );
    const organisations = rowsOf(national).map((row) => ({
      nom: row.Name,
      adresse: row.Adresse,
      code_postal: row['Code postal'],
      commune: row.commune,
      sans_identifiant: 'inconnu',
    }));
    const structures = await imported(
      stack,
      key,
      '/v1/structures/imports?source=bench',
      copies(organisations, STRUCTURES, 2, {
        nom: 'nom',
        commune: 'commune',
        postal: 'code_postal',
      }),
      ['id', 'nom', 'adresse', 'code_postal', 'commune', 'sans_identifiant'],
    );
    console.log(
      `    ${places.answer.crees} lieux à ${Math.round(places.rate)}/s, ${structures.answer.crees} structures à ${Math.round(structures.rate)}/s`,
    );
    const asked = (path, more = '') =>
      QUESTIONS.map((q) => `${path}?q=${encodeURIComponent(q)}${more}`);
    const results = [];
    const plain = await timesOf(stack, key, ['/v1/lieux', '/v1/lieux?limite=51']);
    for (const [name, addresses, most] of [
      ['mots, 200 000 lieux', asked('/v1/lieux'), 25],
      [
        'mots dans un territoire',
        WITHIN.flatMap((one) => asked('/v1/lieux', `&territoire=${one}`)),
        25,
      ],
      ['mots, 60 000 structures', asked('/v1/structures'), 25],
      [
        'pres_de',
        POINTS.flatMap((one) =>
          ['', '&rayon_km=2', '&rayon_km=100'].map((more) => `/v1/lieux?pres_de=${one}${more}`),
        ),
        15,
      ],
      [
        'pres_de et mots',
        POINTS.flatMap((one) =>
          QUESTIONS.slice(0, 12).map((q) => `/v1/lieux?pres_de=${one}&q=${encodeURIComponent(q)}`),
        ),
        25,
      ],
    ]) {
      const times = await timesOf(stack, key, addresses);
      const p95 = p(times, 0.95);
      results.push({
        name: `recherche (${name}) : 95e centile ÷ médiane d’une page sans question`,
        value: p95 / p(plain, 0.5),
        asked: `≤ ${most} ms`,
        isGood: p95 <= most,
        detail: `médiane ${p(times, 0.5).toFixed(1)} ms, 95e centile ${p95.toFixed(1)} ms, au pire ${p(times, 0.9999).toFixed(1)} ms ; page sans question ${p(plain, 0.5).toFixed(1)} ms`,
      });
    }
    return results;
  } finally {
    await stack.stop();
  }
}
