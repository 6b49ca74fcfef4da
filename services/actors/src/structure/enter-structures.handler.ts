import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import {
  Audit,
  CLOCK,
  intakeAudit,
  Outbox,
  patchOf,
  type Reading,
  type Verdict,
  Sources,
} from '@maillage/platform';
import { KeepHand } from '../hand/keep-hand.handler.js';
import { decideStructures } from './decide-structures.js';
import type { StructureDraft } from './read-structure.js';
import { type KnownStructure, type LocatedStructure, NUMBERS } from './structure.js';
import type { MayWrite } from './structure-rules.js';
import { structureChanged, structureRegistered } from './structure.events.js';
import { StructureStore } from './structure.store.js';

/** A file on its way in. */
export interface StructureImport {
  readonly id: string;
  readonly source: string;
  readonly mayWrite: MayWrite;
}

/** Enters the lines of a file of a source, in one transaction with their events and their audit entry. */
@Injectable()
export class EnterStructures {
  constructor(
    @Inject(StructureStore) private readonly store: StructureStore,
    @Inject(KeepHand) private readonly hands: KeepHand,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * When the promise resolves, what was decided is durable.
   * @throws DomainError forbidden for a source of another.
   */
  async enter(
    { id: runId, source, mayWrite }: StructureImport,
    readings: readonly Reading<StructureDraft>[],
  ): Promise<readonly Verdict[]> {
    const at = this.clock.now();
    const good = readings.flatMap((reading) => ('faults' in reading ? [] : [reading]));
    const said = good.map(({ value }) => value.structure);
    return this.store.transaction(async (tx) => {
      await Sources.claim(tx, source);
      await this.store.lock(tx);
      const directory = await this.store.gather(tx, {
        source,
        keys: good.map(({ key }) => key),
        ids: said.flatMap(({ parent_id, fermeture }) => [
          ...(parent_id === undefined ? [] : [parent_id]),
          ...(fermeture?.successeur_id === undefined ? [] : [fermeture.successeur_id]),
        ]),
        pivots: said.flatMap((one) => NUMBERS.flatMap((name) => one[name] ?? [])),
      });
      const newId = (): string => uuidv7(at.getTime());
      const known = good.flatMap(({ key }) => directory.ofKey(source, key)?.id ?? []);
      const hands = await this.hands.of(tx, known);
      const grounds = { source, directory, mayWrite, newId, at, hands };
      const decision = decideStructures(readings, grounds);
      const { additions, revisions, verdicts, heard } = decision;
      await this.hands.hear(tx, heard, at);
      if (additions.length + revisions.length === 0) return verdicts;
      const rows = additions.map(({ id, key, value }) => ({ id, source, sourceId: key, ...value }));
      await this.store.insert(tx, rows, at, 'Import');
      const isMerged = ({ known }: { readonly known: KnownStructure }): boolean =>
        known.mergedInto !== undefined;
      const shown = revisions.filter((one) => !isMerged(one));
      await this.store.keep(
        tx,
        revisions.filter(isMerged).map(({ id, value }) => ({ id, ...value })),
      );
      const versions = await this.store.replace(
        tx,
        shown.map(({ id, value }) => ({ id, ...value })),
        at,
        'Import',
      );
      const versionOf = ({ id }: { readonly id: string }): number => versions.get(id) ?? 1;
      const happening = (one: { readonly id: string }) => ({
        id: one.id,
        version: versionOf(one),
        at,
      });
      await this.outbox.add(
        tx,
        ...additions.map((one) => structureRegistered(happening(one), one.value)),
        ...shown.map((one) =>
          one.known.isWithdrawn
            ? structureRegistered(happening(one), one.value)
            : structureChanged(happening(one), one.known, one.value),
        ),
      );
      await Audit.record(
        tx,
        intakeAudit(
          { action: 'structures.importer', subject: { type: 'import', id: runId }, source },
          decision,
          {
            version: versionOf,
            digest: ({ structure }: LocatedStructure) =>
              hash('sha256', JSON.stringify(structure), 'hex').slice(0, 32),
            patch: ({ known, value }) => patchOf(known.structure, value.structure),
          },
        ),
      );
      return verdicts;
    });
  }
}
