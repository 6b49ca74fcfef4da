import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, type Fence, Outbox, type Transaction } from '@maillage/platform';
import { type KnownStructure, pivotOf } from '../structure/structure.js';
import type { StructureDirectory } from '../structure/structure-directory.js';
import { structureChanged } from '../structure/structure.events.js';
import { WriteStructure } from '../structure/write-structure.handler.js';
import type { Effects, Merge, Wanted } from './merge.js';
import { mergeNotFound, mergeUndone, refusedMerge, refusedReturn } from './merge.errors.js';
import { structureMerged, structureUnmerged } from './merge.events.js';
import { mergeFaults, returnFaults } from './merge-rules.js';
import { MergeStore } from './merge.store.js';

/** Merges structures, and takes merges back: each is one transaction with its events and its audit entry. */
@Injectable()
export class MergeStructures {
  constructor(
    @Inject(MergeStore) private readonly merges: MergeStore,
    @Inject(WriteStructure) private readonly structures: WriteStructure,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Lets one structure stand for others, with all that hangs on them.
   * @param isTrial writes nothing.
   * @throws DomainError invalid, forbidden where one of them may not be written, conflict where one is merged already.
   */
  async merge(
    wanted: Wanted,
    { reaches: mayWrite }: Fence,
    isTrial: boolean,
  ): Promise<{ readonly merge: Merge; readonly effects: Effects }> {
    const at = this.clock.now();
    const { survivor, absorbed } = wanted;
    const id = uuidv7(at.getTime());
    const merge = { id, nature: 'structure', ...wanted, madeAt: at, undoneAt: undefined } as const;
    const work = async (tx: Transaction): Promise<Effects> => {
      const directory = await this.hold(tx, wanted);
      const faults = mergeFaults(wanted, { directory, mayWrite });
      if (faults.length > 0) throw refusedMerge(faults);
      const effects = await this.merges.effects(tx, absorbed);
      const versions = await this.structures.absorb(tx, wanted, at);
      const happening = (one: string) => ({ id: one, version: versions.get(one) ?? 0, at });
      await this.outbox.add(
        tx,
        ...absorbed.map((one) =>
          structureMerged({ ...happening(one), survivor }, known(directory, one)),
        ),
        stays(happening(survivor), known(directory, survivor)),
      );
      await this.merges.insert(tx, merge);
      await this.merges.follow(tx, absorbed);
      await this.record(tx, 'fusions.faire', merge, effects);
      return effects;
    };
    const effects = await (isTrial ? this.merges.trial(work) : this.merges.transaction(work));
    return { merge, effects };
  }

  /**
   * Takes a merge back: what was merged stands by itself again, with what named it, before and since.
   * @throws DomainError not_found where one of them may not be written, conflict where it is undone already, or where
   *   another has taken a number meanwhile.
   */
  async undo(id: string, fence: Fence): Promise<Merge> {
    const at = this.clock.now();
    return this.merges.transaction(async (tx) => {
      const named = await this.find(id, fence);
      const directory = await this.hold(tx, named);
      // As it stands under the lock: it may have been undone meanwhile.
      const merge = (await this.merges.find(id, fence, tx)) ?? named;
      if (merge.undoneAt !== undefined) throw mergeUndone();
      const back = merge.absorbed.map((one) => known(directory, one));
      const survivor = directory.find(merge.survivor);
      if (survivor === undefined) throw mergeNotFound();
      const pivots = back.flatMap(({ structure }) => pivotOf(structure) ?? []);
      const faults = returnFaults(back, await this.merges.holders(tx, pivots), directory);
      if (faults.length > 0) throw refusedReturn(faults);
      const versions = await this.structures.release(tx, survivor.id, back, at);
      const happening = (one: string) => ({ id: one, version: versions.get(one) ?? 0, at });
      await this.outbox.add(
        tx,
        ...back.map((one) =>
          structureUnmerged({ ...happening(one.id), survivor: survivor.id }, one),
        ),
        stays(happening(survivor.id), survivor),
      );
      await this.merges.undo(tx, id, at);
      await this.merges.follow(tx, [survivor.id, ...merge.absorbed]);
      await this.record(tx, 'fusions.annuler', merge);
      return { ...merge, undoneAt: at };
    });
  }

  /** @throws DomainError not_found where one of what was merged may not be written. */
  async find(id: string, fence: Fence): Promise<Merge> {
    const merge = await this.merges.find(id, fence);
    if (merge === undefined) throw mergeNotFound();
    return merge;
  }

  /** Structures, and what hangs on them, that stay as they are until the end of the transaction. */
  private async hold(tx: Transaction, { survivor, absorbed }: Wanted): Promise<StructureDirectory> {
    const directory = await this.structures.hold(tx, [survivor, ...absorbed]);
    await this.merges.lock(tx);
    return directory;
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

/** The survivor's own description is what it was; its ids elsewhere are not. */
const stays = (
  happening: { readonly id: string; readonly version: number; readonly at: Date },
  survivor: KnownStructure,
): ReturnType<typeof structureChanged> => structureChanged(happening, survivor, survivor);

function known(directory: StructureDirectory, id: string): KnownStructure {
  const found = directory.described(id);
  if (found === undefined) throw mergeNotFound();
  return found;
}
