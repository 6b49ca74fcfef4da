import fs from 'node:fs';
import { join } from 'node:path';

const folder = join(process.env['REAL_DATA_DIR'] ?? '../shared/data', 'irt');

/** `describe`, or a skipped one that says so where there is no real data. */
export const describeReal = fs.existsSync(folder) ? describe : describe.skip;
if (!fs.existsSync(folder)) console.warn(`Skipped: no real data in ${folder} (REAL_DATA_DIR).`);

/** One file of reference results, read in place. Its shape is the caller's to know. */
export const readReal = <T>(name: string): T =>
  JSON.parse(fs.readFileSync(join(folder, name), 'utf8')) as T;
