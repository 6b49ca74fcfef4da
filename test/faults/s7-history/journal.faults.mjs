// S7: the last signed head shows every rewrite of history.
//
//   node test/faults/s7-history/journal.faults.mjs [--edits=500] [--seed=1] [--plant=<bug>]
//
// Fills the journal of a whole Maillage through its API, keeps its signed head, then lets a database superuser change,
// remove, insert and reorder entries and seals, and rewrite the chain with hashes that agree again, signed anew. Each edit
// is verified as the superuser left it, then undone; some are committed and shown to the command and to the API, as an
// operator would. `--plant` loads a bug into the server and the verifier: the run then passes only if it finds edits that
// go unseen.
import { parseArgs } from 'node:util';
import { randomInt } from 'node:crypto';
import { editOf, KINDS } from './journal-edits.mjs';
import { JournalCopy } from './journal-copy.mjs';
import { fillJournal } from './journal-filling.mjs';

const { values: options } = parseArgs({
  options: {
    edits: { type: 'string', default: '500' },
    seed: { type: 'string', default: String(randomInt(1e9)) },
    plant: { type: 'string' },
  },
});
const edits = Number(options.edits);
const bug =
  options.plant === undefined
    ? undefined
    : new URL(`../planted/${options.plant}.mjs`, import.meta.url).href;
console.log(
  `journal.faults seed=${options.seed} edits=${edits}${bug === undefined ? '' : ` (planted: ${options.plant})`}`,
);
if (bug !== undefined) await import(bug);

const copy = await JournalCopy.open(
  Number(options.seed),
  bug === undefined ? {} : { NODE_OPTIONS: `--import ${bug}` },
);
let failed = 0;
const fail = (what) => {
  failed += 1;
  if (failed <= 10) console.log(`  FAILED ${what}`);
};
const counts = Object.fromEntries(KINDS.map((kind) => [kind, 0]));
try {
  const filled = await fillJournal(copy);
  console.log(
    `  ${filled.entries} entries in ${filled.seals} seals; head: seal ${copy.head.sceau}`,
  );
  const began = performance.now();
  const untouched = await copy.verify();
  if (untouched.rupture !== undefined || untouched.entries !== filled.entries)
    fail(`the untouched journal: ${JSON.stringify(untouched)}`);
  for (let number = 0; number < edits; number += 1) {
    const edit = editOf(KINDS[number % KINDS.length]);
    const { what, report } = await copy.tamper(edit);
    counts[edit.kind] += 1;
    if (report.rupture === undefined) fail(`${number} ${edit.kind} went unseen: ${what}`);
    // Once the planted bug has shown, there is nothing more to learn.
    if (bug !== undefined && failed > 0) break;
    if (number % 1_000 === 999) console.log(`  ${number + 1} of ${edits}`);
  }
  const rate = Math.round(
    (Object.values(counts).reduce((a, b) => a + b, 0) / (performance.now() - began)) * 1000,
  );
  console.log(`  ${JSON.stringify(counts)}, ${rate} edits/s`);
  if (bug === undefined) {
    for (const kind of KINDS)
      for (const said of await copy.show(editOf(kind))) fail(`${kind}, committed: ${said}`);
    const after = await copy.verify();
    if (after.rupture !== undefined)
      fail(`the journal after all was undone: ${JSON.stringify(after)}`);
  }
} finally {
  await copy.close();
}
if (bug === undefined) console.log(`${edits - Math.min(failed, edits)} passed, ${failed} failed`);
else {
  console.log(failed > 0 ? '  the planted bug was found' : '  the planted bug was NOT found');
  console.log(failed > 0 ? '1 passed, 0 failed' : '0 passed, 1 failed');
}
process.exitCode = (bug === undefined ? failed === 0 : failed > 0) ? 0 : 1;
