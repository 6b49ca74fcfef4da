import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { civilDate, type Clock, parisDate } from '@maillage/kernel';
import { Audit, CLOCK, Outbox, type Transaction } from '@maillage/platform';
import { zoneOfCommune } from '@maillage/territories';
import { KeepHand } from '../hand/keep-hand.handler.js';
import type { Closure } from './place.js';
import { type KnownPlace, type LocatedPlace, MASKED, type MayWrite } from './place-change.js';
import { placeNotFound } from './place.errors.js';
import { placeRevised } from './place.events.js';
import { MergedPlaceStore } from './merged-places.store.js';
import { PlaceStore, type SourcedPlace } from './place.store.js';

/** Places that go into one event's lot. */
const SLICE = 500;

/** A file that is all that its source has. */
export interface WholeFile {
  /** Ids of the source's own; not certain where some could not be read: nothing is closed then. */
  readonly named: { readonly ids: ReadonlySet<string>; readonly isCertain: boolean };
  readonly mayWrite: MayWrite;
  /** How many may be closed; a tenth of those that are open where nothing is said. */
  readonly most: number | undefined;
  readonly isTrial: boolean;
  /** How many are told. */
  readonly listed: number;
}

/**
 * Writes places beside their sources; what is corrected holds against what their next files say. That the caller may is for the
 * use case to know. Each write is one transaction with its events and audit entries.
 */
@Injectable()
export class CorrectPlaces {
  constructor(
    @Inject(PlaceStore) private readonly store: PlaceStore,
    @Inject(MergedPlaceStore) private readonly merged: MergedPlaceStore,
    @Inject(KeepHand) private readonly hands: KeepHand,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Corrects a place; what is so already stays as it is.
   * @param change gives the place as it is to be, from the present one.
   * @throws DomainError not_found, or what `change` throws.
   */
  async correct(id: string, change: (present: SourcedPlace) => LocatedPlace): Promise<void> {
    const at = this.clock.now();
    await this.store.transaction(async (tx) => {
      const [known] = await this.store.gather(tx, [id]);
      if (known?.mergedInto !== undefined || known === undefined) throw placeNotFound();
      const { place, commune } = change(known);
      if (commune === known.commune && isDeepStrictEqual(place, known.place)) return;
      const next = { ...known, place, commune };
      const versions = await this.store.replace(tx, known.source, [next], at, 'Correction');
      await this.hands.correct(tx, { subject: 'lieu', id, before: known.place, after: place }, at);
      const version = versions.get(id) ?? 0;
      await this.outbox.add(tx, placeRevised(id, version, known, next, at));
      await Audit.record(tx, {
        action: 'lieux.corriger',
        subject: { type: 'lieu', id },
        details: { version },
        ...{ before: known.place, after: place, masked: MASKED },
      });
    });
  }

  /**
   * Notes that the point of a place is right; nothing where nothing speaks against it.
   * @param accept refuses the place as it is by throwing.
   * @throws DomainError not_found, or what `accept` throws.
   */
  async confirmPoint(id: string, accept: (present: SourcedPlace) => void): Promise<void> {
    const at = this.clock.now();
    await this.store.transaction(async (tx) => {
      const [known] = await this.store.gather(tx, [id]);
      if (known?.mergedInto !== undefined || known === undefined) throw placeNotFound();
      accept(known);
      if (known.doubt === undefined) return;
      const version = await this.store.confirmPoint(tx, known, at);
      await this.outbox.add(tx, placeRevised(id, version, known, known, at));
      await Audit.record(tx, {
        action: 'lieux.confirmer-position',
        subject: { type: 'lieu', id },
        details: { version },
        before: { position_a_confirmer: known.doubt },
        after: {},
      });
    });
  }

  /**
   * Closes a place by hand, or opens it again.
   * @param why undefined to open.
   * @param accept refuses the place as it is by throwing.
   * @throws DomainError not_found, or what `accept` throws.
   */
  async closeOne(
    id: string,
    why: string | undefined,
    accept: (present: SourcedPlace) => void,
  ): Promise<void> {
    await this.store.transaction(async (tx) => {
      const [known] = await this.store.gather(tx, [id]);
      if (known === undefined) throw placeNotFound();
      accept(known);
      await this.close(
        tx,
        known.source,
        [known],
        why === undefined ? undefined : { by: 'main', why },
      );
    });
  }

  /**
   * Closes the open places of a source that its whole file does not name, in one transaction.
   */
  async closeMissing(
    source: string,
    { named, mayWrite, most, isTrial, listed }: WholeFile,
  ): Promise<MissingPlaces> {
    return this.store.transaction(async (tx) => {
      await this.store.lock(tx, source);
      const { places, open } = await this.store.notNamed(tx, source, [...named.ids]);
      const own = places.filter(({ commune, place }) =>
        mayWrite({ commune, structure: place.pivot }),
      );
      const told = { places: own.slice(0, listed), missing: own.length, open };
      if (!named.isCertain) return { ...told, state: 'impossibles' };
      if (own.length > (most ?? Math.floor(open / 10))) return { ...told, state: 'a_confirmer' };
      for (let from = 0; from < own.length; from += SLICE)
        await this.close(tx, source, own.slice(from, from + SLICE), { by: 'source' });
      return { ...told, state: isTrial ? 'simulees' : 'faites' };
    });
  }

  /**
   * Closes places of a source today, or opens them again: they leave lists and figures, or come back. What is so already stays
   * as it is.
   * @param as undefined to open.
   */
  async close(
    tx: Transaction,
    source: string,
    places: readonly KnownPlace[],
    as: Omit<Closure, 'on'> | undefined,
  ): Promise<void> {
    const at = this.clock.now();
    const changed = places.filter(({ closure }) => (closure === undefined) !== (as === undefined));
    const next = changed.map((one) => ({ ...one, closure: closureOf(one, as, at) }));
    const reason = as === undefined ? 'Réouverture' : 'Fermeture';
    const versions = await this.store.replace(tx, source, next, at, reason);
    const versionOf = (id: string): number => versions.get(id) ?? 0;
    await this.outbox.add(
      tx,
      ...changed.map((one) =>
        placeRevised(
          one.id,
          versionOf(one.id),
          one,
          { ...one, closure: closureOf(one, as, at) },
          at,
        ),
      ),
    );
    for (const { id } of changed)
      await Audit.record(tx, {
        action: as === undefined ? 'lieux.rouvrir' : 'lieux.fermer',
        subject: { type: 'lieu', id },
        details: { version: versionOf(id) },
      });
  }

  /** Places for whoever merges them: they stay as their sources describe them until the end of the transaction. */
  hold(tx: Transaction, ids: readonly string[]): Promise<SourcedPlace[]> {
    return this.store.gather(tx, ids);
  }

  /** Lets one place stand for others; that it may is for the caller's use case to know, as are events and audit entries. */
  absorb(...merge: Parameters<MergedPlaceStore['absorb']>): Promise<Map<string, number>> {
    return this.merged.absorb(...merge);
  }

  /** The reverse of `absorb`. */
  release(...merge: Parameters<MergedPlaceStore['release']>): Promise<Map<string, number>> {
    return this.merged.release(...merge);
  }

  /** Notes that those concerned confirmed places today; those that were confirmed today already stay as they are. */
  async check(ids: readonly string[]): Promise<void> {
    const at = this.clock.now();
    const today = parisDate(at);
    await this.store.transaction(async (tx) => {
      const known = (await this.store.gather(tx, ids)).filter(
        ({ checkedOn, mergedInto }) => checkedOn !== today && mergedInto === undefined,
      );
      if (known.length === 0) return;
      const stale = known.map(({ id }) => id);
      const versions = await this.store.check(tx, stale, today, at);
      const versionOf = (id: string): number => versions.get(id) ?? 0;
      await this.outbox.add(
        tx,
        ...known.map((one) =>
          placeRevised(one.id, versionOf(one.id), one, { ...one, checkedOn: today }, at),
        ),
      );
      for (const { id, checkedOn } of known)
        await Audit.record(tx, {
          action: 'lieux.confirmer',
          subject: { type: 'lieu', id },
          details: { version: versionOf(id) },
          before: checkedOn === undefined ? {} : { verification: checkedOn },
          after: { verification: today },
        });
    });
  }
}

/** Places of a source that a whole file of it does not name. */
export interface MissingPlaces {
  /** The first of them. */
  readonly places: readonly KnownPlace[];
  readonly missing: number;
  /** Open places of the source before. */
  readonly open: number;
  readonly state: 'faites' | 'simulees' | 'a_confirmer' | 'impossibles';
}

/** A closure today, by the clock of the commune. */
const closureOf = (
  { commune }: KnownPlace,
  as: Omit<Closure, 'on'> | undefined,
  at: Date,
): Closure | undefined => as && { on: civilDate(at, zoneOfCommune(commune)), ...as };
