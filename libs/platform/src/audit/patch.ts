import { isDeepStrictEqual } from 'node:util';
import { pointerPart } from '@maillage/kernel';

/** One operation of a JSON Patch (RFC 6902). `test` carries the value that was there before the next operation. */
export interface PatchOperation {
  readonly op: 'test' | 'add' | 'replace' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

/** What stands in the journal for a personal value: nothing of it, since nothing can be taken out of a sealed journal. */
export const MASK = '***';

type Segments = readonly string[];

/**
 * The difference of two documents as a JSON Patch (RFC 6902) that can be read both ways: each `replace` and `remove`
 * follows a `test` with the former value. Arrays are replaced whole. An absent document is `undefined`.
 *
 * @param masked JSON Pointers (RFC 6901) of personal values, where `*` stands for any name or index; that they changed is
 *   shown, neither of their values is.
 */
export function patchOf(
  before: unknown,
  after: unknown,
  masked: readonly string[] = [],
): PatchOperation[] {
  const pointers = masked.map(segmentsOf);
  return [
    ...differences(before, after, '', (value, path) => mask(value, segmentsOf(path), pointers)),
  ];
}

type Mask = (value: unknown, path: string) => unknown;

function* differences(
  before: unknown,
  after: unknown,
  path: string,
  hide: Mask,
): Generator<PatchOperation> {
  if (isDeepStrictEqual(before, after)) return;
  if (isRecord(before) && isRecord(after)) {
    for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
      yield* differences(before[name], after[name], `${path}/${pointerPart(name)}`, hide);
    }
    return;
  }
  if (before !== undefined) yield { op: 'test', path, value: hide(before, path) };
  if (after === undefined) yield { op: 'remove', path };
  else yield { op: before === undefined ? 'add' : 'replace', path, value: hide(after, path) };
}

function mask(value: unknown, path: Segments, pointers: readonly Segments[]): unknown {
  const onTheWay = pointers.filter((pointer) => agree(pointer, path));
  if (onTheWay.some((pointer) => pointer.length <= path.length)) return MASK;
  if (onTheWay.length === 0) return value;
  if (Array.isArray(value))
    return value.map((item, index) => mask(item, [...path, String(index)], onTheWay));
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, mask(member, [...path, name], onTheWay)]),
  );
}

/** Whether the shorter of both leads to the longer. */
const agree = (pointer: Segments, path: Segments): boolean =>
  pointer
    .slice(0, path.length)
    .every((segment, index) => segment === '*' || segment === path[index]);

const segmentsOf = (pointer: string): Segments =>
  pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
