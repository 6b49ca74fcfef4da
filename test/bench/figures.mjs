// P2 and memory: queries at 10,000 then at 1,000,000 activities, and what the server's memory does while they stream in.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ndjson } from './activities.mjs';
import { startStack } from './stack.mjs';

const SMALL = 10_000;
const LARGE = Number(process.env.BENCH_ACTIVITIES ?? 1_000_000);
const QUERIES = [
  '/v1/indicateurs/activites/valeurs?territoire=france&du=2025-01-01&au=2025-12-31&pas=mois',
  '/v1/indicateurs/participants/valeurs?territoire=region-32&du=2025-01-01&au=2025-12-31&par=thematique,tranche_age',
  '/v1/indicateurs/part_aide_administrative/valeurs?territoire=departement-62&du=2025-01-15&au=2025-11-20&pas=trimestre',
  '/v1/indicateurs/heures/valeurs?territoire=epci-200033579&du=2025-01-01&au=2025-12-31&pas=mois',
  '/v1/indicateurs/activites/valeurs?territoire=commune-62041&du=2025-01-01&au=2025-12-31&pas=mois',
];
const ROUNDS = 60;

async function queryTimes(stack, key) {
  const times = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const query of QUERIES) {
      const started = performance.now();
      await stack.call(key, query);
      if (round > 5) times.push(performance.now() - started);
    }
  }
  return times.sort((a, b) => a - b);
}

const resident = (pid) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

async function untilVisible(stack, key, count) {
  for (;;) {
    const { valeurs } = await stack.call(
      key,
      '/v1/indicateurs/activites/valeurs?territoire=france&du=2025-01-01&au=2025-12-31',
    );
    if (valeurs[0]?.valeur >= count) return;
    await sleep(500);
  }
}

/** Both results, since filling the ledger is the long part. */
export async function figures() {
  const stack = await startStack('all');
  try {
    const key = await stack.open('partenaire', 'bench');
    const reader = await stack.open('national', 'lecteur');
    await stack.call(key, '/v1/activites/lots?verdicts=rejets', {
      body: ndjson(SMALL, 'a'),
      type: 'application/x-ndjson',
    });
    await untilVisible(stack, reader, SMALL);
    const small = await queryTimes(stack, reader);
    const idle = resident(stack.pid());
    let peak = idle;
    const watch = setInterval(() => (peak = Math.max(peak, resident(stack.pid()))), 100);
    const started = performance.now();
    const outcome = await stack.call(key, '/v1/activites/lots?verdicts=rejets', {
      body: ndjson(LARGE, 'b'),
      type: 'application/x-ndjson',
    });
    const pushed = (performance.now() - started) / 1000;
    clearInterval(watch);
    if (outcome.crees !== LARGE) throw new Error(`only ${outcome.crees} of ${LARGE} were created`);
    await untilVisible(stack, reader, SMALL + LARGE);
    const visible = (performance.now() - started) / 1000;
    const large = await queryTimes(stack, reader);
    const at = (list, share) => list[Math.floor(list.length * share)];
    const ratio = at(large, 0.5) / at(small, 0.5);
    return [
      {
        name: 'requête d’indicateur : médiane à 1 000 000 ÷ à 10 000 activités',
        value: ratio,
        asked: '≤ 1.5',
        isGood: ratio <= 1.5,
        detail: `${at(small, 0.5).toFixed(1)} ms → ${at(large, 0.5).toFixed(1)} ms ; 99e centile ${at(large, 0.99).toFixed(1)} ms ; ${QUERIES.length} requêtes différentes`,
      },
      {
        name: 'mémoire du serveur pendant que 1 000 000 d’activités arrivent (Mio au-dessus du repos)',
        value: peak - idle,
        asked: '≤ 150',
        isGood: peak - idle <= 150,
        detail: `repos ${Math.round(idle)} Mio, pointe ${Math.round(peak)} Mio ; reçues en ${pushed.toFixed(0)} s, visibles en ${visible.toFixed(0)} s`,
      },
    ];
  } finally {
    await stack.stop();
  }
}
