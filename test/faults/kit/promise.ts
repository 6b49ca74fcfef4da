const isPlanted = process.env['FAULTS_PLANTED'] !== undefined;

/** The planted bugs that `npm test` looks for: one against reliability and one against privacy, each found within seconds. */
const ALWAYS = ['answer-apart', 'fence-own-forgotten'];

/** A promise, tried on the product as it is. Left out where planted bugs are looked for. */
export function holds(title: string, run: () => Promise<void>, timeout: number): void {
  if (!isPlanted) it(title, run, timeout);
}

/**
 * What the same program says of a product with a bug in it, which shows that its silence is worth something. Each bug is
 * a module of ./planted; `npm run faults -- --planted` looks for all of them, and every other run for those of ALWAYS.
 */
export function finds(
  bugs: readonly string[],
  run: (bug: string) => Promise<void>,
  timeout: number,
): void {
  for (const bug of bugs.filter((one) => isPlanted || ALWAYS.includes(one)))
    it(`finds the planted bug ${bug}`, () => run(bug), timeout);
}

/** What stands beside planted bugs to show that these are found, and not the conditions in which they are looked for. */
export function control(title: string, run: () => Promise<void>, timeout: number): void {
  if (isPlanted) it(title, run, timeout);
}
