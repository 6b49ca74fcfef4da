import { isDeepStrictEqual } from 'node:util';
import type { Said } from '../hand/hand.js';

/** A writing: when, by whom, why. */
export interface Writing {
  readonly at: Date;
  /** Undefined for what was written before acts were kept. */
  readonly by:
    | {
        readonly kind: string;
        readonly id: string | null;
        readonly name: string | null;
        readonly reason: string;
      }
    | undefined;
}

/** What an item said in one of its versions, and who wrote that. */
export interface ToldVersion extends Writing {
  readonly said: Said;
}

/** Who said what a field says. */
export interface FieldProvenance extends Writing {
  readonly field: string;
  readonly isByHand: boolean;
}

/** Acts by which a source says everything anew. */
const WHOLE = ['Import', 'Inscription'];

/**
 * Who said each field of an item, and when it said so first without a break.
 * @param versions the latest first.
 * @param byHand writings by which fields were corrected by hand; such a field may be empty.
 * @param masked fields whose values history does not keep: of these, the last act by which the source said everything.
 */
export function provenanceOf(
  versions: readonly ToldVersion[],
  byHand: ReadonlyMap<string, Writing>,
  masked: readonly string[],
): FieldProvenance[] {
  const present = versions[0]?.said ?? {};
  const fields = [...new Set([...Object.keys(present), ...byHand.keys()])].sort();
  return fields.flatMap((field): FieldProvenance[] => {
    const hand = byHand.get(field);
    if (hand !== undefined) return [{ field, isByHand: true, at: hand.at, by: hand.by }];
    const isMasked = masked.includes(field);
    const isOther = ({ said }: ToldVersion): boolean =>
      isMasked
        ? said[field] === undefined
        : !isDeepStrictEqual(said[field] ?? null, present[field] ?? null);
    const end = versions.findIndex(isOther);
    const same = end === -1 ? versions : versions.slice(0, end);
    const whole = isMasked
      ? same.find(({ by }) => by !== undefined && WHOLE.includes(by.reason))
      : undefined;
    const told = whole ?? same[same.length - 1];
    return told === undefined ? [] : [{ field, isByHand: false, at: told.at, by: told.by }];
  });
}
