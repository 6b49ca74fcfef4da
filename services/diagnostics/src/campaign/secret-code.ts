import { createHash, createHmac } from 'node:crypto';

/** Crockford's base 32: no letter that is taken for a digit. */
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 12;

/** Twelve letters of 60 bits, in three groups that can be read aloud, from as many random bytes. */
export function codeOf(bytes: Uint8Array): string {
  const text = Array.from(bytes.subarray(0, LENGTH), (byte) => LETTERS[byte % 32]).join('');
  return (text.match(/.{4}/g) ?? []).join('-');
}

/** A code as it is compared: neither case nor gaps count, and letters that are taken for digits are these. */
export const normalCode = (typed: string): string =>
  typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** What is kept of a code. It has 60 random bits: no slow hash is needed. */
export const hashOf = (typed: string): Buffer =>
  createHash('sha256').update(normalCode(typed)).digest();

/** The code by which who was invited comes back: the same however often the invitation is opened. */
export const resumeCodeOf = (invitation: string): string =>
  codeOf(createHmac('sha256', normalCode(invitation)).update('reprise').digest());
