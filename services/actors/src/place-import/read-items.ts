import { setImmediate as turn } from 'node:timers/promises';
import type { FileItem } from '@maillage/files';
import type { Reading } from '@maillage/platform';
import type { ImportAnswer } from './import-answer.js';

/** A row of a file. */
export type RowItem = Extract<FileItem, { readonly row: unknown }>;

/** Lines checked in one go before the event loop turns. */
const SLICE = 25;

/** Reads rows of a file; what is not a row is noted in the answer, and a row whose id came before is refused. */
export async function readItems<Value>(
  items: readonly FileItem[],
  answer: ImportAnswer,
  readingOf: (item: RowItem) => Reading<Value>,
): Promise<Reading<Value>[]> {
  const readings: Reading<Value>[] = [];
  for (const [index, item] of items.entries()) {
    if (index % SLICE === SLICE - 1) await turn();
    if ('remark' in item) answer.remark(item.line, item.remark);
    else if ('unreadable' in item) answer.refuse(item.unreadable);
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
