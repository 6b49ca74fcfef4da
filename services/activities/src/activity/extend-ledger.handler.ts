import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import {
  Audit,
  CLOCK,
  decide,
  intakeAudit,
  Outbox,
  patchOf,
  type Reading,
  Sources,
  type Verdict,
} from '@maillage/platform';
import { ledgerExtended } from './activity.events.js';
import { type Batch, groundsOf, type IncomingActivity, MASKED } from './ledger-grounds.js';
import { type KnownEntry, LedgerStore } from './ledger.store.js';

/** Extends a source's ledger by a chunk of a batch, in one transaction with its event and its audit entry. */
@Injectable()
export class ExtendLedger {
  constructor(
    @Inject(LedgerStore) private readonly store: LedgerStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * When the promise resolves the good items are durable.
   * @param isEntered tells an id that a trial of this batch entered before.
   */
  async extend(
    batch: Batch,
    readings: readonly Reading<IncomingActivity>[],
    isEntered: (key: string) => boolean,
  ): Promise<readonly Verdict[]> {
    const { id: batchId, source } = batch;
    const at = this.clock.now();
    return this.store.transaction(async (tx) => {
      await Sources.claim(tx, source);
      await this.store.lock(tx, source);
      const known = await this.store.known(
        tx,
        source,
        readings.flatMap((reading) => ('faults' in reading ? [] : [reading.key])),
      );
      const decision = decide(
        readings,
        groundsOf(batch, known, () => uuidv7(at.getTime()), isEntered),
      );
      const { additions, revisions, verdicts } = decision;
      const entries = [...additions, ...revisions];
      if (entries.length === 0) return verdicts;
      const version = await this.store.nextVersion(tx, source);
      await this.store.insert(tx, source, batchId, additions, at);
      await this.store.replace(tx, batchId, revisions, at);
      const changes = entries.map(({ id, value, known: before }) => ({
        activityId: id,
        ...beforeOf(before),
        after: value.activity,
      }));
      await this.outbox.add(tx, ledgerExtended(source, version, changes, at));
      await Audit.record(
        tx,
        intakeAudit(
          { action: 'activites.pousser', subject: { type: 'lot', id: batchId }, source },
          decision,
          {
            version: ({ known: before }) => before.version + 1,
            digest: ({ digest }) => digest,
            patch: ({ known: before, value }) =>
              patchOf(beforeOf(before).before, value.activity, MASKED),
          },
        ),
      );
      return verdicts;
    });
  }
}

/** What stood before, in the words of a change: nothing for a withdrawn entry. */
function beforeOf(entry: KnownEntry | undefined): { readonly before?: KnownEntry['body'] } {
  return entry === undefined || entry.is_withdrawn ? {} : { before: entry.body };
}
