import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, type Fence, Outbox, type Transaction } from '@maillage/platform';
import { CorrectPlaces } from '../place/correct-places.handler.js';
import type { KnownPlace } from '../place/place-change.js';
import { placeRevised } from '../place/place.events.js';
import type { Effects, Merge, Wanted } from './merge.js';
import { mergeNotFound, mergeUndone, refusedMerge } from './merge.errors.js';
import { placeMerged, placeUnmerged } from './merge.events.js';
import { generalFaults, PLACES } from './merge-rules.js';
import { MergeStore } from './merge.store.js';

/** A place with the source that describes it. */
type SourcedPlace = KnownPlace & { readonly source: string; readonly version: number };
type Found = ReadonlyMap<string, SourcedPlace>;

/** Merges places, and takes merges back: each is one transaction with its events and its audit entry. */
@Injectable()
export class MergePlaces {
  constructor(
    @Inject(MergeStore) private readonly merges: MergeStore,
    @Inject(CorrectPlaces) private readonly places: CorrectPlaces,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Lets one place stand for others, with all that hangs on them.
   * @param isTrial writes nothing.
   * @throws DomainError invalid, forbidden where one of them may not be written, conflict where one is merged already.
   */
  async merge(
    wanted: Wanted,
    { reaches }: Fence,
    isTrial: boolean,
  ): Promise<{ readonly merge: Merge; readonly effects: Effects }> {
    const at = this.clock.now();
    const { survivor, absorbed } = wanted;
    const id = uuidv7(at.getTime());
    const merge = { id, nature: 'lieu', ...wanted, madeAt: at, undoneAt: undefined } as const;
    const work = async (tx: Transaction): Promise<Effects> => {
      const found = await this.gather(tx, [survivor, ...absorbed]);
      const faults = generalFaults(wanted, PLACES, (one) => {
        const place = found.get(one);
        return (
          place && {
            mergedInto: place.mergedInto,
            isReached: reaches({
              ...{ source: place.source, commune: place.commune },
              structure: place.place.pivot,
            }),
          }
        );
      });
      if (faults.length > 0) throw refusedMerge(faults);
      const effects = await this.merges.placeEffects(tx, absorbed);
      const versions = await this.places.absorb(tx, wanted, at);
      const version = (one: string): number => versions.get(one) ?? 0;
      const stays = known(found, survivor);
      await this.outbox.add(
        tx,
        ...absorbed.map((one) =>
          placeMerged({ id: one, survivor, version: version(one), at }, known(found, one)),
        ),
        placeRevised(survivor, version(survivor), stays, stays, at),
      );
      await this.merges.insert(tx, merge);
      await this.merges.followPlaces(tx, absorbed);
      await this.record(tx, 'fusions.faire', merge, effects);
      return effects;
    };
    const effects = await (isTrial ? this.merges.trial(work) : this.merges.transaction(work));
    return { merge, effects };
  }

  /**
   * Takes a merge back: what was merged stands by itself again, with what named it, before and since.
   * @throws DomainError not_found where one of them may not be written, conflict where it is undone already.
   */
  async undo(id: string, fence: Fence): Promise<Merge> {
    const at = this.clock.now();
    return this.merges.transaction(async (tx) => {
      const named = await this.merges.find(id, fence, tx);
      if (named === undefined) throw mergeNotFound();
      const found = await this.gather(tx, [named.survivor, ...named.absorbed]);
      // Under the locks: it may have been undone meanwhile.
      const merge = (await this.merges.find(id, fence, tx)) ?? named;
      if (merge.undoneAt !== undefined) throw mergeUndone();
      const back = merge.absorbed.map((one) => known(found, one));
      const root = back[0]?.mergedInto ?? merge.survivor;
      const stays = known(await this.gather(tx, [root]), root);
      const versions = await this.places.release(tx, root, back, at);
      const version = (one: string): number => versions.get(one) ?? 0;
      await this.outbox.add(
        tx,
        ...back.map((one) =>
          placeUnmerged({ id: one.id, survivor: root, version: version(one.id), at }, one),
        ),
        placeRevised(root, version(root), stays, stays, at),
      );
      await this.merges.undo(tx, id, at);
      await this.merges.followPlaces(tx, [root, ...merge.absorbed]);
      await this.record(tx, 'fusions.annuler', merge);
      return { ...merge, undoneAt: at };
    });
  }

  /** Places, and what hangs on them, that stay as they are until the end of the transaction. */
  private async gather(tx: Transaction, ids: readonly string[]): Promise<Found> {
    await this.merges.lockPlaces(tx);
    const places = await this.places.hold(tx, ids);
    await this.merges.lock(tx);
    return new Map(places.map((one) => [one.id, one]));
  }

  private record(
    tx: Transaction,
    action: string,
    merge: Merge,
    effects?: Effects,
  ): Promise<string> {
    const { id, nature, survivor, absorbed } = merge;
    return Audit.record(tx, {
      action,
      subject: { type: 'fusion', id },
      details: { nature, survivant: survivor, absorbes: absorbed, ...effects },
    });
  }
}

function known(found: Found, id: string): SourcedPlace {
  const place = found.get(id);
  if (place === undefined) throw mergeNotFound();
  return place;
}
