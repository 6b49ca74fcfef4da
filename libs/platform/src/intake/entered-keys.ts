import { hash } from 'node:crypto';

/** Some 40 MB of memory; a trial of more records does not notice the repeats of those behind. */
const MOST_KEYS = 1_000_000;

/**
 * Ids that a trial entered and took back. They are kept as 53 bits of their digest: among a million, two ids that differ
 * are taken for one with a chance of 1 in 18,000.
 */
export class EnteredKeys {
  private readonly digests = new Set<number>();

  constructor(private readonly most = MOST_KEYS) {}

  add(key: string): void {
    if (this.digests.size < this.most) this.digests.add(digestOf(key));
  }

  has(key: string): boolean {
    return this.digests.size > 0 && this.digests.has(digestOf(key));
  }
}

function digestOf(key: string): number {
  const digest = hash('sha256', key, 'buffer');
  return digest.readUIntBE(0, 6) * 32 + (digest.readUInt8(6) >> 3);
}
