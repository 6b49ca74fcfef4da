import { Inject, Injectable } from '@nestjs/common';
import { type Clock, mergePatch } from '@maillage/kernel';
import { Audit, CLOCK, Database, type Fence } from '@maillage/platform';
import { fieldsOf } from '../hand/hand.js';
import { KeepHand } from '../hand/keep-hand.handler.js';
import { readStandardRow } from '../place-import/read-place.js';
import { CorrectPlaces } from '../place/correct-places.handler.js';
import { placeOutside } from '../place/place.errors.js';
import { WriteStructure } from '../structure/write-structure.handler.js';
import { alreadyAgreed, disagreementNotFound, refusedValue } from './disagreement.errors.js';
import { DisagreementQueries, type DisagreementRecord } from './disagreement.queries.store.js';

/** What is decided: the item says what its source says, stays as it is for good, or for now. */
export const DECISIONS = ['accepter', 'garder', 'plus_tard'] as const;
export type Decision = (typeof DECISIONS)[number];

/** Decides between a correction by hand and what the source says. */
@Injectable()
export class DecideDisagreement {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(DisagreementQueries) private readonly queries: DisagreementQueries,
    @Inject(KeepHand) private readonly hands: KeepHand,
    @Inject(WriteStructure) private readonly structures: WriteStructure,
    @Inject(CorrectPlaces) private readonly places: CorrectPlaces,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What is accepted is written in the same transaction.
   * @param accepts refuses the disagreement as it is by throwing.
   * @param read reads what came of it, before anything is undone.
   * @param isTrial writes nothing.
   * @throws DomainError not_found outside the fence, conflict where nothing is to be decided, invalid for what can't be
   *   written, forbidden where accepting would lead out of the fence, or what `accepts` throws.
   */
  async decide<T>(
    id: string,
    fence: Fence,
    decision: Decision,
    {
      accepts,
      read,
      isTrial,
    }: {
      readonly accepts: (present: DisagreementRecord) => void;
      readonly read: () => Promise<T>;
      readonly isTrial: boolean;
    },
  ): Promise<T> {
    const work = async (): Promise<T> => {
      await this.apply(id, fence, decision, accepts);
      return read();
    };
    return isTrial ? this.database.trial(work) : this.database.sharedTransaction(work);
  }

  private async apply(
    id: string,
    fence: Fence,
    decision: Decision,
    accepts: (present: DisagreementRecord) => void,
  ): Promise<void> {
    const at = this.clock.now();
    await this.database.transaction(async (tx) => {
      const found = await this.queries.find(id, fence);
      if (found === undefined) throw disagreementNotFound();
      // First the item, as imports do, then what is said of it.
      await (found.subject === 'lieu' ? this.places : this.structures).hold(tx, [found.subjectId]);
      const present = await this.queries.lock(tx, id, fence);
      if (present === undefined) throw disagreementNotFound();
      accepts(present);
      if (present.state === 'accord') throw alreadyAgreed();
      if (decision === 'accepter') await this.follow(present, fence);
      else await this.hands.decide(tx, present, decision === 'garder' ? 'garde' : 'plus_tard', at);
      await Audit.record(tx, {
        action: 'desaccords.decider',
        subject: { type: 'desaccord', id },
        details: { decision, champ: present.field, cible: present.subjectId },
      });
    });
  }

  /** Writes what the source says: the correction ends there, since both say the same. */
  private async follow(
    { subject, subjectId, source, field, said }: DisagreementRecord,
    fence: Fence,
  ): Promise<void> {
    const patch = Object.fromEntries(
      fieldsOf(subject, field).map((one) => [one, said[one] ?? null]),
    );
    if (subject === 'structure') {
      const change = (present: object): unknown => mergePatch(present, patch);
      await this.structures.revise(subjectId, fence.reaches, () => undefined, change);
      return;
    }
    const now = this.clock.now();
    await this.places.correct(subjectId, ({ place }) => {
      const row = mergePatch(place, patch) as Readonly<Record<string, unknown>>;
      const read = readStandardRow(row, now);
      if ('faults' in read) throw refusedValue(read.faults);
      const next = { place: read.place, commune: read.commune };
      if (!fence.reaches({ source, commune: next.commune, structure: next.place.pivot }))
        throw placeOutside();
      return next;
    });
  }
}
