import fs from 'node:fs';
import { join } from 'node:path';

const folder = join(process.env['REAL_DATA_DIR'] ?? '../shared/data', 'training');

/** `describe`, or a skipped one that says so where there is no real data. */
export const describeReal = fs.existsSync(folder) ? describe : describe.skip;
if (!fs.existsSync(folder)) console.warn(`Skipped: no real data in ${folder} (REAL_DATA_DIR).`);

/** The documents of the folder, schema apart. */
export const REAL_DOCUMENTS: readonly string[] = fs.existsSync(folder)
  ? fs.readdirSync(folder).filter((name) => name.endsWith('.xml'))
  : ['none'];

/** One file, read in place. */
export const readReal = (name: string): Buffer => fs.readFileSync(join(folder, name));
