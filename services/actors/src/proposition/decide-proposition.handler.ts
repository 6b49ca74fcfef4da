import { Inject, Injectable } from '@nestjs/common';
import { type Clock, mergePatch } from '@maillage/kernel';
import { Audit, CLOCK, type Fence, Outbox } from '@maillage/platform';
import { readStandardRow } from '../place-import/read-place.js';
import { CorrectPlaces } from '../place/correct-places.handler.js';
import { WriteStructure } from '../structure/write-structure.handler.js';
import { type Decision, decideFields, patchOfFields, type ProposedField } from './proposition.js';
import { propositionNotFound, refusedDecision, staleProposition } from './proposition.errors.js';
import { propositionDecided } from './proposition.events.js';
import { type OpenProposition, PropositionStore } from './proposition.store.js';

/** Accepts and refuses what those concerned proposed, field by field. */
@Injectable()
export class DecideProposition {
  constructor(
    @Inject(PropositionStore) private readonly store: PropositionStore,
    @Inject(WriteStructure) private readonly structures: WriteStructure,
    @Inject(CorrectPlaces) private readonly places: CorrectPlaces,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What is accepted is written in the same transaction.
   * @param read reads what came of it, before anything is undone.
   * @param isTrial writes nothing.
   * @throws DomainError not_found outside the fence, invalid for what is not to be decided or not to be written, conflict
   *   where an accepted field changed meanwhile.
   */
  async decide<T>(
    id: string,
    fence: Fence,
    decision: Decision,
    read: () => Promise<T>,
    isTrial: boolean,
  ): Promise<T> {
    const work = async (): Promise<T> => {
      await this.apply(id, fence, decision);
      return read();
    };
    return isTrial ? this.store.trial(work) : this.store.shared(work);
  }

  private async apply(id: string, fence: Fence, decision: Decision): Promise<void> {
    const at = this.clock.now();
    await this.store.transaction(async (tx) => {
      const proposition = await this.store.lock(tx, id, fence);
      if (proposition === undefined) throw propositionNotFound();
      const decided = decideFields(proposition.fields, decision, proposition.present ?? {});
      if (decided.faults.length > 0) throw refusedDecision(decided.faults);
      if (decided.stale.length > 0) throw staleProposition(decided.stale);
      if (decided.accepted.length > 0) await this.write(proposition, decided.accepted, fence);
      await this.store.decide(tx, { id, fields: decided.fields }, at);
      await this.outbox.add(
        tx,
        propositionDecided(proposition, proposition.version + 1, decided, at),
      );
      const names = (fields: readonly ProposedField[]): string[] =>
        fields.map(({ champ }) => champ);
      await Audit.record(tx, {
        action: 'propositions.decider',
        subject: { type: 'proposition', id },
        details: { acceptes: names(decided.accepted), refuses: names(decided.refused) },
      });
    });
  }

  private async write(
    { structureId, subject, subjectId }: OpenProposition,
    accepted: readonly ProposedField[],
    fence: Fence,
  ): Promise<void> {
    const patch = patchOfFields(accepted);
    if (subject === 'structure') {
      const change = (present: object): unknown => mergePatch(present, patch);
      await this.structures.revise(structureId, fence.reaches, () => undefined, change);
      return;
    }
    const now = this.clock.now();
    await this.places.correct(subjectId, ({ place }) => {
      const read = readStandardRow(
        mergePatch(place, patch) as Readonly<Record<string, unknown>>,
        now,
      );
      if ('faults' in read) throw refusedDecision(read.faults);
      return read;
    });
  }
}
