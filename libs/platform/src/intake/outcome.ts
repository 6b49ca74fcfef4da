import type { Readable } from 'node:stream';
import { Spool } from '../bodies/spool.js';
import type { Fate, Verdict } from './verdict.js';

/** How many records had which fate, in the words of the API. */
export interface Counts {
  recus: number;
  crees: number;
  modifies: number;
  inchanges: number;
  rejetes: number;
}

const COUNTED: Readonly<Record<Fate, Exclude<keyof Counts, 'recus'>>> = {
  cree: 'crees',
  modifie: 'modifies',
  inchange: 'inchanges',
  rejete: 'rejetes',
};

export const noCounts = (): Counts => ({
  recus: 0,
  crees: 0,
  modifies: 0,
  inchanges: 0,
  rejetes: 0,
});

/** Counts a verdict in. */
export function count(counts: Counts, { fate }: Verdict): void {
  counts.recus++;
  counts[COUNTED[fate]]++;
}

/** How an outcome is told. */
export interface Telling {
  /** Members before the counts. */
  head(): object;
  /** Name of the list. */
  readonly list: string;
  /** What the list says of one record: nothing, one item or several. */
  items(verdict: Verdict): readonly object[];
  /** What was found since it was last asked and concerns no record; who tells everything at the end need not ask. */
  aside?(): readonly object[];
  /** Members behind the list. */
  tail?(): object;
}

/** What an intake answers: counts, and a list that goes to a file once it is long. */
export class Outcome {
  private readonly spool = new Spool();
  private readonly counts = noCounts();
  private listed = 0;

  constructor(private readonly telling: Telling) {}

  async add(verdicts: readonly Verdict[]): Promise<void> {
    const parts: string[] = [];
    for (const verdict of verdicts) {
      count(this.counts, verdict);
      for (const item of this.telling.items(verdict))
        parts.push(`${this.listed++ === 0 ? '' : ','}${JSON.stringify(item)}`);
    }
    if (parts.length > 0) await this.spool.write(parts.join(''));
  }

  /** The outcome as JSON. @throws what `head` or `tail` throws. */
  close(): Promise<Readable> {
    const { telling } = this;
    const before = JSON.stringify({ ...telling.head(), ...this.counts });
    const behind = JSON.stringify(telling.tail?.() ?? {});
    return this.spool.read(
      `${before.slice(0, -1)},"${telling.list}":[`,
      behind === '{}' ? ']}' : `],${behind.slice(1)}`,
    );
  }

  async drop(): Promise<void> {
    await this.spool.drop();
  }
}
