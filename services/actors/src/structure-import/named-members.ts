import type { FileFormat } from '@maillage/files';

/** A list by names is read as a whole, up to this many bytes; those of the field have one or two. */
const MOST = 16 << 20;

/**
 * JSON that lists records by name (`{ "Mairie": { … }, … }`, as open data of the field does) as an array of records, each
 * with its name in a member; a record's line is then its number and 1. All other files pass as they are.
 */
export async function* withNamedMembers(
  bytes: AsyncIterable<Uint8Array>,
  format: FileFormat,
  member: string,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] | undefined = format === 'json' ? [] : undefined;
  let length = 0;
  for await (const piece of bytes) {
    if (held === undefined) {
      yield piece;
      continue;
    }
    held.push(piece);
    length += piece.length;
    if (length > MOST || !mayBeByName(held)) {
      yield* held;
      held = undefined;
    }
  }
  if (held === undefined) return;
  const whole = Buffer.concat(held);
  yield Buffer.from(byName(whole.toString('utf8'), member) ?? whole);
}

/** Whether what has come so far begins like an object, and not like one with a list in it. */
function mayBeByName(pieces: readonly Uint8Array[]): boolean {
  const start = Buffer.concat(pieces.slice(0, 2)).subarray(0, 200).toString('utf8');
  return /^\uFEFF?\s*(\{(?!\s*"data"\s*:\s*\[)|$)/.test(start);
}

function byName(text: string, member: string): string | undefined {
  let document: unknown;
  try {
    document = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  if (typeof document !== 'object' || document === null || Array.isArray(document))
    return undefined;
  const entries = Object.entries(document);
  const isList =
    entries.length > 0 &&
    entries.every(([, value]) => typeof value === 'object' && !Array.isArray(value));
  if (!isList) return undefined;
  return `[\n${entries
    .map(([name, value]) => JSON.stringify({ [member]: name, ...(value as object | null) }))
    .join(',\n')}\n]`;
}
