import { setImmediate as turn } from 'node:timers/promises';
import type { FileItem } from '@maillage/files';
import { type Fault, type Remark, shorten } from '@maillage/kernel';
import type { Reading } from '@maillage/platform';

/** A row of a file. */
export type RowItem = Extract<FileItem, { readonly row: unknown }>;

/** Lines checked in one go before the event loop turns. */
const SLICE = 25;

/** Who hears what is no row of a file, and each row once it is read. */
export interface FileNotes {
  remark(line: number, remark: Remark): void;
  refuse(fault: Fault, line: number): void;
  unlessRepeated<Value>(reading: Reading<Value>): Reading<Value>;
}

/** Reads rows of a file; what is not a row is noted in the answer, and a row whose id came before is refused. */
export async function readItems<Value>(
  items: readonly FileItem[],
  answer: FileNotes,
  readingOf: (item: RowItem) => Reading<Value>,
): Promise<Reading<Value>[]> {
  const readings: Reading<Value>[] = [];
  for (const [index, item] of items.entries()) {
    if (index % SLICE === SLICE - 1) await turn();
    if ('remark' in item) answer.remark(item.line, item.remark);
    else if ('unreadable' in item) answer.refuse(item.unreadable, item.line);
    else if ('fault' in item)
      readings.push({ at: item.line, key: undefined, faults: [item.fault], remarks: [] });
    else readings.push(answer.unlessRepeated(readingOf(item)));
  }
  return readings;
}

/** Items one by one, as an intake takes them. */
export async function* oneByOne<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  for await (const item of items) yield [item];
}

/** The ids of one file with their lines: about 100 bytes a place, 2 MB for all those of France. */
export class SeenIds {
  private readonly lines = new Map<string, number>();

  /** Refuses a line whose id came before in the same file, since the sender alone knows which is right. */
  unlessRepeated<Value>(reading: Reading<Value>): Reading<Value> {
    if ('faults' in reading) return reading;
    const { at, key, remarks } = reading;
    const first = this.lines.get(key);
    if (first === undefined) {
      this.lines.set(key, at);
      return reading;
    }
    const fault = {
      pointer: '/id',
      code: 'actors.repeated_in_file',
      detail: {
        fr: `Cet identifiant est déjà à la ligne ${first} du même fichier : gardez une seule des deux lignes.`,
        en: `This id stands on line ${first} of the same file already: keep one of the two lines.`,
      },
      value: shorten(key),
    };
    return { at, key, faults: [fault], remarks };
  }
}
