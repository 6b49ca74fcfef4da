import { statSync } from 'node:fs';

/** Folders and files whose specs take longest, the longest first. Time is what a new copy of the project has no record of. */
const SLOWEST = [
  'faults/r6-starts-again/start',
  'faults/s5-',
  'faults/s2-',
  'faults/s1-',
  'faults/s7-',
  'faults/r6-starts-again/rebuild',
  'faults/s4-',
  'faults/r3-',
];

const rank = ({ path }) => {
  const found = SLOWEST.findIndex((part) => path.includes(`/test/${part}`));
  return found === -1 ? SLOWEST.length : found;
};
const size = ({ path }) => statSync(path).size;

/** Jest's `testSequencer`: what takes long begins first, so that no worker is left alone with it; always the same order. */
export default class SlowestFirst {
  sort(tests) {
    return [...tests].sort((a, b) => rank(a) - rank(b) || size(b) - size(a));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {}
}
