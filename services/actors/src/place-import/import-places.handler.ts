import { setImmediate as immediate } from 'node:timers/promises';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, type Language, parisDate, uuidv7 } from '@maillage/kernel';
import { CLOCK, decodeText, Spool, writeBehind } from '@maillage/platform';
import { ImportAnswer } from './import-answer.js';
import type { IncomingPlace } from '../place/place-change.js';
import { type PlaceImport, RegisterPlaces } from '../place/register-places.handler.js';
import { readStandardRow } from './read-place.js';
import { type FileFormat, readStandardFile } from './standard-file.js';

/** Places of one transaction: enough to make its fixed cost small. */
const CHUNK = 500;
/** Rows checked in one go before the event loop turns. */
const SLICE = 25;

/** How a file is to be taken. */
export interface ImportOptions extends Omit<PlaceImport, 'id'> {
  readonly format: FileFormat;
  /** In which faults and remarks are told. */
  readonly language: Language;
}

/** Takes a file of the national standard into the directory, chunk by chunk; each chunk is one transaction with its events. */
@Injectable()
export class ImportPlaces {
  constructor(
    @Inject(RegisterPlaces) private readonly places: RegisterPlaces,
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
    const answer = new ImportAnswer(head, new Spool(), options.language);
    try {
      await writeBehind(this.chunks(bytes, options, answer), async (chunk) =>
        answer.decided(await this.places.register({ ...options, id: importId }, chunk)),
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
        const read = readStandardRow(item.row, today);
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
}
