import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { Audit, CLOCK, Outbox, patchOf } from '@maillage/platform';
import { ledgerExtended } from './activity.events.js';
import { decideChunk, type MayWrite, type ReadItem, type Verdict } from './chunk.js';
import { chunkAudit, MASKED } from './ledger-audit.js';
import { LedgerStore } from './ledger.store.js';

/** A batch on its way in: who sends it, under which id its items are entered, and whether it is only tried. */
export interface Batch {
  readonly id: string;
  readonly source: string;
  readonly isSimulation: boolean;
  readonly mayWrite: MayWrite;
}

/** Extends a source's ledger by a chunk of a batch, in one transaction with its event and its audit entry. */
@Injectable()
export class ExtendLedger {
  constructor(
    @Inject(LedgerStore) private readonly store: LedgerStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Enters items that were read; when the promise resolves the good ones are durable. */
  async extend(batch: Batch, read: readonly ReadItem[]): Promise<readonly Verdict[]> {
    const at = this.clock.now();
    return this.store.transaction(async (tx) => {
      const ids = read.flatMap(({ reading }) => ('faults' in reading ? [] : [reading.sourceId]));
      if (!batch.isSimulation && ids.length > 0) await this.store.lock(tx, batch.source);
      const known = await this.store.known(tx, batch.source, ids);
      const decision = decideChunk(batch, read, known, at.getTime());
      if (batch.isSimulation || decision.changes.length === 0) return decision.verdicts;
      const version = await this.store.nextVersion(tx, batch.source);
      await this.store.insert(tx, batch.source, batch.id, decision.inserts, at);
      await this.store.replace(tx, batch.id, decision.replacements, at);
      await this.outbox.add(tx, ledgerExtended(batch.source, version, decision.changes, at));
      await Audit.record(
        tx,
        chunkAudit(batch, decision, known, (before, after) => patchOf(before, after, MASKED)),
      );
      return decision.verdicts;
    });
  }
}
