import { hash } from 'node:crypto';
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
  type Transaction,
  type Verdict,
} from '@maillage/platform';
import type { Heard } from '../hand/hand.js';
import { KeepHand } from '../hand/keep-hand.handler.js';
import {
  groundsOf,
  type KnownPlace,
  type LocatedPlace,
  MASKED,
  type MayWrite,
  underHand,
} from './place-change.js';
import { placeExists, placeOutside } from './place.errors.js';
import { placeRegistered, placeRevised } from './place.events.js';
import { PlaceStore } from './place.store.js';

/** An import on its way in. */
export interface PlaceImport {
  readonly id: string;
  readonly source: string;
  readonly mayWrite: MayWrite;
}

/** Registers new places of a source and revises known ones, in one transaction with their events and their audit entry. */
@Injectable()
export class RegisterPlaces {
  constructor(
    @Inject(PlaceStore) private readonly store: PlaceStore,
    @Inject(KeepHand) private readonly hands: KeepHand,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Enters one new place, by hand.
   * @param run `id` becomes that of the place.
   * @throws DomainError conflict for an id that the source has already, forbidden outside of the fence or for a source of
   *   another.
   */
  async enter(
    { id, source, mayWrite }: PlaceImport,
    { place, commune }: LocatedPlace,
  ): Promise<void> {
    const at = this.clock.now();
    await this.store.transaction(async (tx) => {
      await Sources.claim(tx, source);
      await this.store.lock(tx, source);
      const [held] = (await this.store.known(tx, source, [place.id])).values();
      if (held !== undefined) throw placeExists(held.id, place.id);
      if (!mayWrite({ commune, structure: place.pivot })) throw placeOutside();
      const entered = { id, place, commune };
      await this.store.insert(tx, source, [entered], at);
      await this.outbox.add(tx, placeRegistered(id, entered, at));
      await Audit.record(tx, {
        action: 'lieux.inscrire',
        subject: { type: 'lieu', id },
        details: { version: 1, source },
        ...{ before: undefined, after: place, masked: MASKED },
      });
    });
  }

  /**
   * When the promise resolves, what was decided is durable.
   * @throws DomainError forbidden for a source of another.
   */
  async register(
    { id, source, mayWrite }: PlaceImport,
    readings: readonly Reading<LocatedPlace>[],
  ): Promise<readonly Verdict[]> {
    const at = this.clock.now();
    return this.store.transaction(async (tx) => {
      await Sources.claim(tx, source);
      await this.store.lock(tx, source);
      const known = await this.store.known(
        tx,
        source,
        readings.flatMap((reading) => ('faults' in reading ? [] : [reading.key])),
      );
      const { held, heard } = await this.hold(tx, readings, known);
      const decision = decide(
        held,
        groundsOf(known, mayWrite, () => uuidv7(at.getTime())),
      );
      const { additions, revisions, verdicts } = decision;
      const taken = new Set(verdicts.map(({ id }) => id));
      await this.hands.hear(
        tx,
        heard.filter(({ hand }) => taken.has(hand.subjectId)),
        at,
      );
      if (additions.length + revisions.length === 0) return verdicts;
      const placed = ({ id, value }: { readonly id: string; readonly value: LocatedPlace }) => ({
        id,
        ...value,
      });
      await this.store.insert(tx, source, additions.map(placed), at);
      const revised = revisions.map(({ known: before, ...one }) => ({
        ...placed(one),
        before,
        checkedOn: before.checkedOn,
        // What somebody closed by hand is opened by hand.
        closure: before.closure?.by === 'main' ? before.closure : undefined,
      }));
      const shown = revised.filter(({ before }) => before.mergedInto === undefined);
      await this.store.keep(
        tx,
        revised.filter(({ before }) => before.mergedInto !== undefined),
      );
      const versions = await this.store.replace(tx, source, shown, at);
      const versionOf = ({ id }: { readonly id: string }): number => versions.get(id) ?? 0;
      await this.outbox.add(
        tx,
        ...additions.map((one) => placeRegistered(one.id, placed(one), at)),
        ...shown.map((one) => placeRevised(one.id, versionOf(one), one.before, one, at)),
      );
      await Audit.record(
        tx,
        intakeAudit(
          { action: 'lieux.importer', subject: { type: 'import', id }, source },
          decision,
          {
            version: versionOf,
            digest: ({ place }) => hash('sha256', JSON.stringify(place), 'hex').slice(0, 32),
            patch: ({ known: before, value }) => patchOf(before.place, value.place, MASKED),
          },
        ),
      );
      return verdicts;
    });
  }

  /** Lays what was corrected by hand over what the source says of places. */
  private async hold(
    tx: Transaction,
    readings: readonly Reading<LocatedPlace>[],
    known: ReadonlyMap<string, KnownPlace>,
  ): Promise<{ held: readonly Reading<LocatedPlace>[]; heard: readonly Heard[] }> {
    const hands = await this.hands.of(
      tx,
      [...known.values()].map(({ id }) => id),
    );
    if (hands.size === 0) return { held: readings, heard: [] };
    const heard: Heard[] = [];
    const held = readings.map((reading): Reading<LocatedPlace> => {
      const before = 'faults' in reading ? undefined : known.get(reading.key);
      const own = before && hands.get(before.id);
      if ('faults' in reading || before === undefined || own === undefined) return reading;
      const under = underHand(reading.value, before, own);
      heard.push(...under.heard);
      return {
        ...reading,
        value: under.located,
        remarks: [...reading.remarks, ...under.remarks],
      };
    });
    return { held, heard };
  }
}
