import type { HalfDay, Session } from '../session/session.js';
import { spanOf, zoneOf } from '../session/session-times.js';

/** Who signed that somebody was there, on one half-day. */
export interface Signature {
  readonly enrolmentId: string;
  /** `2026-10-23T09:00`, by the clock of the place. */
  readonly halfDay: string;
  /** What the trainer signed; undefined before. */
  readonly isPresent: boolean | undefined;
  /** Whether whoever takes part has signed, on a page or on a paper that the trainer holds. */
  readonly isSigned: boolean;
}

/** How a half-day is called. */
export const nameOf = ({ jour, debut }: HalfDay): string => `${jour}T${debut}`;

/** Half-days of a session that have begun. */
export const begun = (session: Session, now: Date): HalfDay[] =>
  session.demi_journees.filter((one) => {
    const from = spanOf(one, zoneOf(session))?.from;
    return from !== undefined && from <= now;
  });

/** Half-days that somebody attended: signed by both. One whose trainer says "absent" is not. */
export const attended = (session: Session, signatures: readonly Signature[]): number =>
  session.demi_journees.filter((one) =>
    signatures.some(
      ({ halfDay, isPresent, isSigned }) =>
        halfDay === nameOf(one) && isPresent === true && isSigned,
    ),
  ).length;

/** Whether so many half-days attended are what a course asks for. A hair below is taken for it: 0.8 of 5 is 4. */
export const isEnough = (
  session: Session,
  signatures: readonly Signature[],
  share: number,
): boolean => attended(session, signatures) >= share * session.demi_journees.length - 1e-9;

/** Letters of codes that people read aloud and type: none is taken for a digit (Crockford). */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code of sixty bits in three groups, from as many random bytes. */
export const codeOf = (bytes: Uint8Array): string =>
  (
    Array.from(bytes.subarray(0, 12), (byte) => LETTERS[byte % 32])
      .join('')
      .match(/.{4}/g) ?? []
  ).join('-');

/** A code as it is typed: neither case nor gaps count, and letters that are taken for digits are these. */
export const typedCode = (typed: string): string =>
  (
    typed
      .toUpperCase()
      .replace(/[^0-9A-Z]/g, '')
      .replace(/O/g, '0')
      .replace(/[IL]/g, '1')
      .match(/.{1,4}/g) ?? []
  ).join('-');
