import { hash } from 'node:crypto';
import { setImmediate as immediate } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, parisDate, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, decodeText, Outbox, patchOf, Spool, writeBehind } from '@maillage/platform';
import * as territories from '@maillage/territories';
import { ImportAnswer } from './import-answer.js';
import { chunkAudit, MASKED } from './import-audit.js';
import type { Place } from './place.js';
import { placeRegistered, placeRevised } from './place.events.js';
import {
  decideChunk,
  type ChunkDecision,
  type IncomingPlace,
  type MayWrite,
} from './place-change.js';
import { PlaceStore } from './place.store.js';
import { readStandardRow } from './read-place.js';
import { type FileFormat, readStandardFile } from './standard-file.js';

/** Places of one transaction: enough to make its fixed cost small. */
const CHUNK = 500;
/** Rows checked in one go before the event loop turns. */
const SLICE = 25;

/** How a file is to be taken. */
export interface ImportOptions {
  readonly source: string;
  readonly format: FileFormat;
  readonly isSimulation: boolean;
  readonly mayWrite: MayWrite;
}

/** Takes a file of the national standard into the directory, chunk by chunk; each chunk is one transaction with its events. */
@Injectable()
export class ImportPlaces {
  constructor(
    @Inject(PlaceStore) private readonly store: PlaceStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @returns the JSON of an `ImportOutcomeDto`, once every good line is durable.
   * @throws DomainError malformed when the file as a whole cannot be read.
   */
  async take(bytes: AsyncIterable<Uint8Array>, options: ImportOptions): Promise<Readable> {
    const importId = uuidv7(this.clock.now().getTime());
    const head = {
      import_id: importId,
      source: options.source,
      ...(options.isSimulation ? { simulation: true } : {}),
    };
    const answer = new ImportAnswer(head, new Spool());
    try {
      await writeBehind(this.chunks(bytes, options, answer), async (chunk) =>
        answer.decided(await this.enter(importId, chunk, options)),
      );
      return await answer.close();
    } catch (error) {
      await answer.drop();
      throw error;
    }
  }

  /** Reads the file and gives its good rows; what is wrong or remarkable goes to the answer. */
  private async *chunks(
    bytes: AsyncIterable<Uint8Array>,
    { format }: ImportOptions,
    answer: ImportAnswer,
  ): AsyncGenerator<IncomingPlace[]> {
    const today = parisDate(this.clock.now());
    let held: IncomingPlace[] = [];
    let rows = 0;
    for await (const item of readStandardFile(decodeText(bytes), format)) {
      if ('remark' in item) answer.remark(item.line, [item.remark]);
      else if ('fault' in item) await answer.refuse(item.line, [item.fault]);
      else {
        if (++rows % SLICE === 0) await immediate();
        const read = readStandardRow(item.row, territories, today);
        if ('faults' in read) await answer.refuse(item.line, read.faults);
        else if (await answer.isFirst(item.line, read.place.id))
          held.push({ line: item.line, place: read.place, commune: read.commune });
        answer.remark(item.line, read.remarks);
      }
      if (held.length < CHUNK) continue;
      yield held;
      held = [];
    }
    if (held.length > 0) yield held;
  }

  /** Enters rows; when the promise resolves they are durable. */
  private async enter(
    id: string,
    rows: readonly IncomingPlace[],
    { source, isSimulation, mayWrite }: ImportOptions,
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
