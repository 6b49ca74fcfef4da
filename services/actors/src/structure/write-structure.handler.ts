import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type Fault, Findings, parisDate, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, Outbox, Sources, type Transaction } from '@maillage/platform';
import { KeepHand } from '../hand/keep-hand.handler.js';
import { isSame } from './decide-structures.js';
import { type Reader, readStructure, type StructureDraft } from './read-structure.js';
import { type KnownStructure, type LocatedStructure, NUMBERS } from './structure.js';
import type { StructureDirectory } from './structure-directory.js';
import { readText } from './structure-texts.js';
import { type MayWrite, refusalsOf, settle } from './structure-rules.js';
import {
  malformedStructure,
  refusedStructure,
  structureExists,
  structureInUse,
  structureNotFound,
  withdrawalTooLate,
} from './structure.errors.js';
import {
  structureChanged,
  structureChecked,
  structureRegistered,
  structureWithdrawn,
} from './structure.events.js';
import { StructureStore } from './structure.store.js';

/** How long a structure that was entered by error may be withdrawn. */
const WITHDRAWABLE_MS = 24 * 3_600_000;

/** Whether the caller's If-Match allows the version found; throws where it does not. */
export type Accepts = (id: string, version: number) => void;

/** Writes one structure: each write is one transaction with its event and its audit entry. */
@Injectable()
export class WriteStructure {
  constructor(
    @Inject(StructureStore) private readonly store: StructureStore,
    @Inject(KeepHand) private readonly hands: KeepHand,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Enters a new structure.
   * @param body in the API's shape, with the id that the source gives it, if it gives one.
   * @returns our id.
   * @throws DomainError malformed, conflict for an id of the source that is known, invalid or forbidden.
   */
  async open(
    { source, mayWrite }: { readonly source: string; readonly mayWrite: MayWrite },
    body: object,
  ): Promise<string> {
    const { at, today } = this.now();
    const { source_id: given, ...described }: { source_id?: unknown } = { ...body };
    const found = new Findings('actors');
    const sourceId = readText('source_id', given, found, 200);
    const draft = draftOf(described, { today }, found.faults);
    return this.store.transaction(async (tx) => {
      await Sources.claim(tx, source);
      await this.store.lock(tx);
      const key = sourceId ?? uuidv7(at.getTime());
      const directory = await this.gather(tx, draft, { source, keys: [key] });
      const known = directory.ofKey(source, key);
      const standing = known && directory.find(known.id);
      const other = standing ?? directory.holderOf(source, key);
      if (other !== undefined) throw structureExists(other.id, key);
      const { located, faults } = settle(draft, undefined, () => uuidv7(at.getTime()));
      // One that was withdrawn comes back under its own id.
      const id = known?.id ?? (sourceId === undefined ? key : uuidv7(at.getTime()));
      const version = (known?.version ?? 0) + 1;
      this.refuse([
        ...faults,
        ...refusalsOf({ id, source }, located, undefined, { directory, mayWrite }),
      ]);
      const row = { id, source, sourceId: key, ...located };
      if (known === undefined) await this.store.insert(tx, [row], at, 'Inscription');
      else await this.store.replace(tx, [row], at, 'Inscription');
      await this.outbox.add(tx, structureRegistered({ id, version, at }, located));
      await this.record(tx, 'structures.inscrire', id, version, undefined, located);
      return id;
    });
  }

  /**
   * Makes a structure what it is to be.
   * @param change gives its description in the API's shape, from the present one.
   * @throws DomainError not_found, malformed, invalid or forbidden, or what `accepts` throws.
   */
  async revise(
    id: string,
    mayWrite: MayWrite,
    accepts: Accepts,
    change: (present: LocatedStructure['structure']) => unknown,
    action: 'corriger' | 'fermer' = 'corriger',
  ): Promise<void> {
    const { at, today } = this.now();
    await this.store.transaction(async (tx) => {
      const before = await this.find(tx, id, mayWrite);
      accepts(id, before.version);
      // What the directory took without a commune can be corrected, or closed, without one.
      const isPlaceOptional = before.commune === undefined;
      const draft = draftOf(change(before.structure), { today, isPlaceOptional });
      const directory = await this.gather(tx, draft, { ids: [id, ...namedBy(before)] });
      const newId = (): string => uuidv7(at.getTime());
      const { located, faults } = settle(
        asSaid(draft, before, directory),
        before.structure.antennes,
        newId,
      );
      this.refuse([...faults, ...refusalsOf(before, located, before, { directory, mayWrite })]);
      if (isSame(before, located)) return;
      const reason = action === 'fermer' ? 'Fermeture' : 'Correction';
      await this.store.replace(tx, [{ id, ...located }], at, reason);
      const [was, is] = [before.structure, located.structure];
      await this.hands.correct(tx, { subject: 'structure', id, before: was, after: is }, at);
      const version = before.version + 1;
      await this.outbox.add(tx, structureChanged({ id, version, at }, before, located));
      await this.record(tx, `structures.${action}`, id, version, before, located);
    });
  }

  /**
   * Withdraws a structure that was entered by error.
   * @throws DomainError not_found, forbidden, conflict a day later or while others name it, or what `accepts` throws.
   */
  async withdraw(id: string, mayWrite: MayWrite, accepts: Accepts): Promise<void> {
    const { at } = this.now();
    await this.store.transaction(async (tx) => {
      const before = await this.find(tx, id, mayWrite);
      accepts(id, before.version);
      if (at.getTime() - before.createdAt.getTime() > WITHDRAWABLE_MS) throw withdrawalTooLate();
      const named = await this.store.namedBy(tx, id);
      if (named.length > 0) throw structureInUse(named);
      await this.store.withdraw(tx, id, at, 'Inscrite par erreur');
      await this.hands.release(tx, id, at);
      const version = before.version + 1;
      await this.outbox.add(tx, structureWithdrawn({ id, version, at }, before));
      await this.record(tx, 'structures.retirer', id, version, before, undefined);
    });
  }

  /**
   * Notes that a structure confirmed today what is said of it; one that did so today already stays as it is.
   * @throws DomainError not_found.
   */
  async check(id: string): Promise<void> {
    const { at, today } = this.now();
    await this.store.transaction(async (tx) => {
      await this.store.lock(tx);
      const known = (await this.store.gather(tx, { ids: [id] })).find(id);
      if (known?.id !== id) throw structureNotFound();
      if (known.checkedOn === today) return;
      const version = await this.store.check(tx, id, today, at);
      await this.outbox.add(tx, structureChecked({ id, version, at }, today));
      await Audit.record(tx, {
        action: 'structures.confirmer',
        subject: { type: 'structure', id },
        details: { version },
        before: known.checkedOn === undefined ? {} : { verification: known.checkedOn },
        after: { verification: today },
      });
    });
  }

  /** Structures, and those that stand for them, for whoever merges them: all stay as they are until the end of the transaction. */
  async hold(tx: Transaction, ids: readonly string[]): Promise<StructureDirectory> {
    await this.store.lock(tx);
    return this.store.gather(tx, { ids });
  }

  /** Lets one structure stand for others; that it may is for the caller's use case to know, as are events and audit entries. */
  absorb(...merge: Parameters<StructureStore['absorb']>): Promise<Map<string, number>> {
    return this.store.absorb(...merge);
  }

  /** The reverse of `absorb`. */
  release(...merge: Parameters<StructureStore['release']>): Promise<Map<string, number>> {
    return this.store.release(...merge);
  }

  private now(): { readonly at: Date; readonly today: string } {
    const at = this.clock.now();
    return { at, today: parisDate(at) };
  }

  /** A structure that the caller may write, under the lock of all. */
  private async find(tx: Transaction, id: string, mayWrite: MayWrite): Promise<KnownStructure> {
    await this.store.lock(tx);
    const directory = await this.store.gather(tx, { ids: [id] });
    const known = directory.find(id);
    if (known?.id !== id) throw structureNotFound();
    // The right to it comes first: a caller without is told neither its state nor what speaks against a change.
    this.refuse(refusalsOf(known, known, known, { directory, mayWrite }));
    return known;
  }

  private gather(
    tx: Transaction,
    { structure }: StructureDraft,
    more: { readonly source?: string; readonly keys?: string[]; readonly ids?: string[] },
  ): Promise<StructureDirectory> {
    return this.store.gather(tx, {
      ...more,
      ids: [...(more.ids ?? []), ...namedBy({ structure })],
      pivots: NUMBERS.flatMap((name) => structure[name] ?? []),
    });
  }

  private refuse(faults: Parameters<typeof refusedStructure>[0]): void {
    if (faults.length > 0) throw refusedStructure(faults);
  }

  private record(
    tx: Transaction,
    action: string,
    id: string,
    version: number,
    before: LocatedStructure | undefined,
    after: LocatedStructure | undefined,
  ): Promise<string> {
    return Audit.record(tx, {
      action,
      subject: { type: 'structure', id },
      details: { version },
      before: before?.structure,
      after: after?.structure,
    });
  }
}

/** @throws DomainError malformed with every fault of the form. */
function draftOf(body: unknown, reader: Reader, others: readonly Fault[] = []): StructureDraft {
  const read = readStructure(body, reader);
  const faults = [...others, ...('faults' in read ? read.faults : [])];
  if ('faults' in read || faults.length > 0) throw malformedStructure(faults);
  return read.draft;
}

const namedBy = ({
  structure: { parent_id: parent, fermeture },
}: Pick<StructureDraft, 'structure'>): string[] =>
  [parent, fermeture?.successeur_id].filter((one) => one !== undefined);

/** A draft that names again, as it is shown, what stands for a merged structure goes on naming that one. */
function asSaid(
  draft: StructureDraft,
  { structure: before }: LocatedStructure,
  directory: StructureDirectory,
): StructureDraft {
  const said = (now: string | undefined, then: string | undefined): string | undefined =>
    now !== undefined && then !== undefined && directory.find(then)?.id === now ? then : now;
  const { parent_id, fermeture, ...others } = draft.structure;
  const parent = said(parent_id, before.parent_id);
  const successor = said(fermeture?.successeur_id, before.fermeture?.successeur_id);
  return {
    ...draft,
    structure: {
      ...others,
      ...(parent === undefined ? {} : { parent_id: parent }),
      ...(fermeture === undefined
        ? {}
        : {
            fermeture: {
              ...fermeture,
              ...(successor === undefined ? {} : { successeur_id: successor }),
            },
          }),
    },
  };
}
