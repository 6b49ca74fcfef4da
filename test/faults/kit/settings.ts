/** A number that `npm run faults` sets, and that is small in `npm test`. */
export const setting = (name: string, quick: number): number => Number(process.env[name] ?? quick);

/**
 * What decides everything that a run leaves to chance, printed with its report to run it again: the same each time in
 * `npm test`, which nothing but a change may fail; another one each time in `npm run faults`, which is to find what is not known.
 */
export const SEED = setting('FAULTS_SEED', 20_261_123);

export const DAY = 86_400_000;
