// `npm run bench`: ratios within one run; `npm run bench -- ingest,lag` runs some. Writes test/bench/results/<day>.txt.
import { appendFileSync, mkdirSync } from 'node:fs';
import { availableParallelism, totalmem } from 'node:os';
import { prepare } from '../../deploy/local/install.mjs';
import { cat } from './cat.mjs';
import { exportPlaces } from './export.mjs';
import { figures } from './figures.mjs';
import { ingest } from './ingest.mjs';
import { journalCost, journalVerification } from './journal.mjs';
import { keyCheck } from './key-check.mjs';
import { lag } from './lag.mjs';
import { lheo } from './lheo.mjs';
import { placeById } from './place-by-id.mjs';
import { rebuild } from './rebuild.mjs';
import { search } from './search.mjs';
import { trainingPlan } from './training-plan.mjs';
import { warmStart } from './warm-start.mjs';

const BENCHES = {
  ingest: () => ingest('access,activities'),
  'ingest-tout': () => ingest('all'),
  'journal-cost': journalCost,
  'journal-verification': journalVerification,
  'key-check': keyCheck,
  lag,
  export: exportPlaces,
  figures,
  rebuild,
  'place-by-id': placeById,
  search,
  'warm-start': warmStart,
  cat,
  lheo,
  'training-plan': trainingPlan,
};

const asked = process.argv[2]?.split(',') ?? Object.keys(BENCHES);
const unknown = asked.filter((name) => !Object.hasOwn(BENCHES, name));
if (unknown.length > 0) {
  console.error(
    `${unknown.join(', ')} : pas de mesure de ce nom. Choix : ${Object.keys(BENCHES).join(', ')}.`,
  );
  process.exit(1);
}
await prepare();
const file = new URL(`./results/${new Date().toISOString().slice(0, 10)}.txt`, import.meta.url);
mkdirSync(new URL('./results/', import.meta.url), { recursive: true });
const say = (line) => {
  console.log(line);
  appendFileSync(file, `${line}\n`);
};
say(
  `# ${new Date().toISOString()} · Node ${process.versions.node} · ${availableParallelism()} cœurs · ${Math.round(totalmem() / 2 ** 30)} Gio`,
);
let passed = 0;
let failed = 0;
for (const name of asked) {
  try {
    for (const { name: title, value, asked: wanted, isGood, detail } of [
      await BENCHES[name](),
    ].flat()) {
      if (isGood) passed++;
      else failed++;
      say(`${isGood ? '✓' : '✗'} ${title} : ${value.toFixed(2)} (demandé ${wanted}) — ${detail}`);
    }
  } catch (error) {
    failed++;
    say(`✗ ${name} : ${error.stack ?? error}`);
  }
}
say(`${passed} passed, ${failed} failed\n`);
