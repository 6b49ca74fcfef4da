import { randomInt } from 'node:crypto';

/** A number that `npm run faults` sets, and that is small in `npm test`. */
export const setting = (name: string, quick: number): number => Number(process.env[name] ?? quick);

/** What decides everything that a run leaves to chance: printed with its report, to run it again. */
export const SEED = setting('FAULTS_SEED', randomInt(1e9));

export const DAY = 86_400_000;
