import { MalformedXml, xmlEvents } from '@maillage/files';
import type { Fault } from '@maillage/kernel';
import { markBareAmpersands } from './bare-ampersands.js';
import { documentText, UnknownEncoding } from './document-text.js';
import { endOf, notLheo, otherEncoding, unknownEncoding } from './document-words.js';
import type { LheoItem } from './item.js';
import { NotLheo, PartBuilder } from './part-builder.js';

/**
 * Reads a LHÉO 2.2 or 2.3 document as it streams in, with flat memory: one offer is held at a time. Offers before and
 * behind a faulty one are given. A document that cannot be read (on) says why, and is let flow to its end all the same:
 * to leave a request's body early would cut the connection its answer needs. An error of the stream itself is thrown on.
 *
 * @param service goes before each code.
 */
export async function* readLheo(
  bytes: AsyncIterable<Uint8Array>,
  service: string,
): AsyncGenerator<LheoItem> {
  const source = bytes[Symbol.asyncIterator]();
  const builder = new PartBuilder(service);
  const remarks: LheoItem[] = [];
  const text = documentText(
    { [Symbol.asyncIterator]: () => ({ next: () => source.next() }) },
    (note) =>
      remarks.push({
        line: note.line ?? 1,
        remark: otherEncoding(service, note.encoding, note.line !== undefined),
      }),
  );
  let hasGiven = false;
  try {
    for await (const _ of xmlEvents(markBareAmpersands(text), builder)) {
      yield* remarks.splice(0);
      for (const item of builder.take()) {
        hasGiven = true;
        yield item;
      }
    }
    builder.finish();
    yield* builder.take();
  } catch (error) {
    const { line, fault } = endIn(error, service);
    const rest = builder.take();
    yield* [...remarks, ...rest];
    yield hasGiven || rest.length > 0 ? { line, fault } : { line, unreadable: fault };
    while ((await source.next()).done !== true) continue;
  } finally {
    await source.return?.();
  }
}

/** What an error says of the document. @throws the error when it says nothing of it. */
function endIn(error: unknown, service: string): { readonly line: number; readonly fault: Fault } {
  if (error instanceof MalformedXml) return { line: error.line, fault: endOf(service, error) };
  if (error instanceof NotLheo)
    return { line: error.line, fault: notLheo(service, error.root, error.namespace) };
  if (error instanceof UnknownEncoding)
    return { line: 1, fault: unknownEncoding(service, error.message) };
  throw error;
}
