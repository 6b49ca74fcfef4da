import { hash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, Outbox, patchOf } from '@maillage/platform';
import {
  chunkAudit,
  decideChunk,
  MASKED,
  type ChunkDecision,
  type IncomingPlace,
  type MayWrite,
} from './place-change.js';
import { placeRegistered, placeRevised } from './place.events.js';
import type { Place } from './place.js';
import { PlaceStore } from './place.store.js';

/** An import on its way in. */
export interface PlaceImport {
  readonly id: string;
  readonly source: string;
  readonly isSimulation: boolean;
  readonly mayWrite: MayWrite;
}

/** Registers new places of a source and revises known ones, in one transaction with their events and their audit entry. */
@Injectable()
export class RegisterPlaces {
  constructor(
    @Inject(PlaceStore) private readonly store: PlaceStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** When the promise resolves, what was decided is durable. */
  async register(
    { id, source, isSimulation, mayWrite }: PlaceImport,
    rows: readonly IncomingPlace[],
  ): Promise<ChunkDecision> {
    const at = this.clock.now();
    return this.store.transaction(async (tx) => {
      if (!isSimulation) await this.store.lock(tx, source);
      const known = await this.store.known(
        tx,
        source,
        rows.map(({ place }) => place.id),
      );
      const decision = decideChunk(rows, known, mayWrite, () => uuidv7(at.getTime()));
      if (isSimulation) return decision;
      const { additions, revisions } = decision;
      await this.store.insert(tx, source, additions, at);
      const versions = await this.store.replace(
        tx,
        revisions.map(({ after }) => after),
        at,
      );
      await this.outbox.add(
        tx,
        ...additions.map((place) => placeRegistered(place.id, place, at)),
        ...revisions.map(({ before, after }) =>
          placeRevised(after.id, versions.get(after.id) ?? 0, before, after, at),
        ),
      );
      if (additions.length + revisions.length > 0) {
        await Audit.record(
          tx,
          chunkAudit({ id, source }, decision, versions, digestOf, (before, after) =>
            patchOf(before, after, MASKED),
          ),
        );
      }
      return decision;
    });
  }
}

const digestOf = (place: Place): string =>
  hash('sha256', JSON.stringify(place), 'hex').slice(0, 32);
