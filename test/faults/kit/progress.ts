const EVERY_MS = 60_000;

export interface Extent {
  readonly seed: number;
  readonly total: number;
  /** A module of ./planted that breaks the server. */
  readonly bug?: string | undefined;
}

/** Announces a run, with what it takes to run it again, and tells once a minute how far it has come. */
export function progress(promise: string, { seed, total, bug }: Extent): (done: number) => void {
  const name = bug === undefined ? promise : `${promise} planted=${bug}`;
  const began = Date.now();
  let told = began;
  process.stdout.write(`${name} seed=${seed}: ${total} to do\n`);
  return (done) => {
    const now = Date.now();
    if (now - told < EVERY_MS || done === 0) return;
    told = now;
    const minutes = Math.ceil((((now - began) / done) * Math.max(0, total - done)) / 60_000);
    process.stdout.write(`${name}: ${done} of ${total}, about ${minutes} min to go\n`);
  };
}
