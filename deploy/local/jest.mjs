// How Jest is run here: on native ES modules, with an account of its tests in a file.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './files.mjs';

/** The command that runs Jest with these arguments and writes its account to `report`. */
export const jest = (report, ...args) => [
  process.execPath,
  '--experimental-vm-modules',
  '--no-warnings',
  join(ROOT, 'node_modules/jest/bin/jest.js'),
  '--json',
  '--outputFile',
  report,
  ...args,
];

/** What the account says: `{ passed, failed, skipped, remark? }`. Without one, or with no test run, Jest has failed. */
export function counted(report, { code, signal }) {
  if (!existsSync(report))
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      remark: `Jest s’est arrêté sans rendre de compte (${signal ?? `code ${code}`}) ; cela compte pour un échec, et ses tests ne sont pas comptés.`,
    };
  const account = JSON.parse(readFileSync(report, 'utf8'));
  rmSync(report);
  // A file that could not be loaded counts as one failure; so does a run without a test, or one that failed otherwise.
  const failed = account.numFailedTests + account.numRuntimeErrorTestSuites;
  const skipped = account.numPendingTests + account.numTodoTests;
  const isFailedOtherwise =
    failed === 0 && (code !== 0 || account.numPassedTests + account.numPendingTests === 0);
  return { passed: account.numPassedTests, failed: failed + (isFailedOtherwise ? 1 : 0), skipped };
}
