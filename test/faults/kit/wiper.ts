import { type Cluster, eventually, type Random } from '@maillage/testing';
import { openKey } from './keys.js';
import { drawItem, WITNESS_COMMUNE } from './ledger.js';
import type { Reader } from './reader.js';
import { Source } from './source.js';

/** Promise R2: this long after its disk was deleted the bus has brought everybody up to date. */
const LIMIT_MS = 15_000;
const GIVE_UP_MS = 40_000;

/** Kills the bus, deletes its disk, and takes the time until a figure acknowledged after that is published. */
export class Wiper {
  /** Milliseconds from the wipe to the figure, one a wipe. */
  readonly times: number[] = [];
  readonly late: string[] = [];
  witness: Source | undefined;

  constructor(
    private readonly cluster: Cluster,
    private readonly reader: Reader,
    private readonly dice: Random,
  ) {}

  async wipe(): Promise<void> {
    this.witness ??= new Source(
      'temoin',
      this.cluster.base,
      await openKey(this.cluster, 'temoin'),
      this.dice,
    );
    const began = Date.now();
    await this.cluster.wipeNats();
    await this.witness.push([
      { ...drawItem(this.dice, `temoin-${this.times.length}`), commune: WITNESS_COMMUNE },
    ]);
    const pushed = this.times.length + 1;
    let published = 0;
    const isPublished = async (): Promise<void> => {
      published = (await this.reader.figures(`commune-${WITNESS_COMMUNE}`)).activites;
      if (published < pushed) throw new Error('not yet');
    };
    await eventually(isPublished, { timeout: GIVE_UP_MS, every: 50 }).catch(() => undefined);
    // Too many will not become fewer by waiting.
    if (published !== pushed)
      this.late.push(`wipe ${pushed}: ${published} published, ${pushed} acknowledged`);
    const taken = Date.now() - began;
    if (taken > LIMIT_MS) this.late.push(`wipe ${pushed}: converged after ${taken} ms`);
    this.times.push(taken);
  }
}
