import { Inject, Injectable } from '@nestjs/common';
import { UNHURRIED } from '@maillage/platform/access';
import {
  BEGINNING,
  differenceOf,
  DIGEST_BYTES,
  faultOf,
  firstUnsigned,
  type Found,
  type Link,
  type Position,
  type Seal,
} from './journal-chain.js';
import { type JournalReader, JournalStore, positionOf } from './journal.store.js';

/** What is wrong with the journal, and where first. */
export interface Rupture {
  readonly nature:
    | NonNullable<ReturnType<typeof faultOf>>
    | NonNullable<ReturnType<typeof differenceOf>>['nature']
    | 'signature_fausse'
    | 'ancre_contredite'
    | 'ancre_depassee';
  /** The seal where it shows. */
  readonly seal: number;
  /** The entry where it shows, as far as it still is there. */
  readonly entry?: string;
}

/** The end of the journal at some moment, as it is kept elsewhere. */
export type Anchor = Pick<Seal, 'seq' | 'hash'>;

export interface Report {
  /** Seals and entries gone through. */
  readonly seals: number;
  readonly entries: number;
  readonly rupture?: Rupture;
  /** Where to go on; absent at the end of the chain and after a rupture. */
  readonly next?: Link;
  /** Entries not sealed yet; counted at the end of the chain. */
  readonly unsealed?: { readonly number: number; readonly oldest: Date | null };
}

export interface Verification {
  /** The seal to begin after, trusted as it is; the beginning of the journal by default. */
  readonly after?: Link;
  readonly anchors?: readonly Anchor[];
  /** Stops, to be continued, past this many entries, or the work of so many. */
  readonly limit?: number;
  readonly progress?: (entries: number, seal: number) => void;
}

/** A signature takes as long to verify as so many entries, about. */
const SIGNATURE = 10;

class Broken extends Error {
  constructor(readonly rupture: Rupture) {
    super(rupture.nature);
  }
}

/**
 * Goes through the journal and its seals and returns the first thing that is not as it was sealed. A rewrite of all of it,
 * seals included, is found by an anchor: a head of the chain that was kept elsewhere.
 */
@Injectable()
export class VerifyJournal {
  constructor(@Inject(JournalStore) private readonly store: JournalStore) {}

  async verify(wanted: Verification = {}): Promise<Report> {
    return this.store.transaction(async (tx) => {
      await tx.query(UNHURRIED);
      return new Walk(this.store, tx, wanted).go();
    });
  }
}

/** One way through the chain. */
class Walk {
  private link: Link;
  private readonly began: Link;
  private last: Seal | undefined;
  private readonly ends = new Map<string, Position>();

  constructor(
    private readonly store: JournalStore,
    private readonly reader: JournalReader,
    private readonly wanted: Verification,
  ) {
    this.began = this.link = wanted.after ?? BEGINNING;
  }

  async go(): Promise<Report> {
    try {
      for (;;) {
        const seals = await this.store.sealsAfter(this.reader, this.link.seq);
        if (seals.length === 0) return { ...this.counts(), unsealed: await this.finish() };
        for (const run of runsOf(seals)) await this.verifyRun(run);
        const { seals: verified, entries } = this.counts();
        if (entries + verified * SIGNATURE >= (this.wanted.limit ?? Infinity))
          return { ...this.counts(), next: this.link };
      }
    } catch (error) {
      if (!(error instanceof Broken)) throw error;
      return { ...this.counts(), rupture: error.rupture };
    }
  }

  private counts(): { seals: number; entries: number } {
    return {
      seals: this.link.seq - this.began.seq,
      entries: this.link.entries - this.began.entries,
    };
  }

  /** Seals that follow one another and are of one server: their entries are read in one go. */
  private async verifyRun(seals: readonly Seal[]): Promise<void> {
    const [first, last] = [seals[0], seals.at(-1)];
    if (first === undefined || last === undefined) return;
    const { system } = last.last;
    const before = this.link;
    const unsigned = await firstUnsigned(seals);
    for (const seal of seals) this.verifySeal(seal, seal !== unsigned);
    const sealed = Buffer.concat(seals.map(({ digests }) => digests));
    let [at, isSame] = [0, true];
    const after = this.ends.get(system) ?? (await this.endBefore(system, before));
    await this.store.read(this.reader, { system, after, upTo: last.last }, (digest) => {
      isSame &&=
        sealed.compare(digest, 0, DIGEST_BYTES, at, Math.min(at + DIGEST_BYTES, sealed.length)) ===
        0;
      at += DIGEST_BYTES;
    });
    if (!isSame || at !== sealed.length) await this.locate(seals, after);
    this.ends.set(system, last.last);
    this.wanted.progress?.(this.link.entries - this.began.entries, this.link.seq);
  }

  private async endBefore(system: string, { seq }: Link): Promise<Position | undefined> {
    return seq === 0 ? undefined : (await this.store.lastSeal(this.reader, system, seq))?.last;
  }

  private verifySeal(seal: Seal, isSigned: boolean): void {
    const nature = faultOf(seal, this.link) ?? (isSigned ? undefined : 'signature_fausse');
    if (nature !== undefined) throw new Broken({ nature, seal: this.link.seq + 1 });
    for (const anchor of this.wanted.anchors ?? []) {
      if (anchor.seq === seal.seq && !anchor.hash.equals(seal.hash))
        throw new Broken({ nature: 'ancre_contredite', seal: seal.seq });
    }
    this.last = this.link = seal;
  }

  /** The entries of a run are not those that were sealed: finds the seal and the entry. */
  private async locate(seals: readonly Seal[], from: Position | undefined): Promise<never> {
    let after = from;
    for (const { seq, last, digests } of seals) {
      const found: Found[] = [];
      await this.store.read(
        this.reader,
        { system: last.system, after, upTo: last },
        (digest, line) => found.push({ id: positionOf(line).id, digest }),
      );
      const difference = differenceOf(digests, found);
      if (difference !== undefined)
        throw new Broken({
          nature: difference.nature,
          seal: seq,
          ...(difference.id === undefined ? {} : { entry: difference.id }),
        });
      after = last;
    }
    // It was there a moment ago: somebody is at it right now.
    throw new Broken({ nature: 'entree_modifiee', seal: seals[0]?.seq ?? 0 });
  }

  /** At the end of the chain: anchors beyond it, and what is not sealed yet. */
  private async finish(): Promise<{ number: number; oldest: Date | null }> {
    const beyond = this.wanted.anchors?.find(({ seq }) => seq > this.link.seq);
    if (beyond !== undefined) throw new Broken({ nature: 'ancre_depassee', seal: beyond.seq });
    const [present, sealing] = [await this.store.system(this.reader), this.last?.last.system];
    const unsealed = { number: 0, oldest: null as Date | null };
    for (const system of await this.store.systems(this.reader)) {
      const end = this.ends.get(system) ?? (await this.store.lastSeal(this.reader, system))?.last;
      const { number, oldest, id } = await this.store.countAfter(this.reader, system, end);
      if (number === 0) continue;
      // Of a server that was left behind nothing can come any more.
      if (system !== present && system !== sealing)
        throw new Broken({
          nature: 'entree_inseree',
          seal: this.link.seq,
          ...(id === null ? {} : { entry: id }),
        });
      unsealed.number += number;
      if (oldest !== null && (unsealed.oldest === null || oldest < unsealed.oldest))
        unsealed.oldest = oldest;
    }
    return unsealed;
  }
}

function runsOf(seals: readonly Seal[]): Seal[][] {
  const runs: Seal[][] = [];
  for (const seal of seals) {
    const run = runs.at(-1);
    if (run?.[0]?.last.system === seal.last.system) run.push(seal);
    else runs.push([seal]);
  }
  return runs;
}
