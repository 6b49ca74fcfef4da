import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { LinkSecret } from './secret.js';

/** What a form says of itself, once it was proved to be one of that page of that address. */
export interface FormToken {
  /** Different in each form that is shown: what comes twice under one is done once. */
  readonly nonce: string;
  /** What the page showed, as its maker wrote it in short. */
  readonly shown: string;
}

const FORM = /^([\w-]{22})\.([\w-]{1,100})\.([\w-]{43})$/;

/** By the secret of the address: who has it may fill in its forms, and nothing else has to be kept. */
const seal = ({ text }: LinkSecret, page: string, { nonce, shown }: FormToken): string =>
  createHmac('sha256', text)
    .update(JSON.stringify([page, nonce, shown]))
    .digest('base64url');

/**
 * A token that binds a form to a page of an address and to what it shows.
 * @param shown letters, digits, `-` and `_`.
 */
export function newToken(secret: LinkSecret, page: string, shown: string): string {
  const nonce = randomBytes(16).toString('base64url');
  return `${nonce}.${shown}.${seal(secret, page, { nonce, shown })}`;
}

/** Reads a token; undefined when it was not made for that page of that address. */
export function readToken(secret: LinkSecret, page: string, text: unknown): FormToken | undefined {
  const [, nonce, shown, mark] = FORM.exec(typeof text === 'string' ? text : '') ?? [];
  if (nonce === undefined || shown === undefined || mark === undefined) return undefined;
  const made = Buffer.from(seal(secret, page, { nonce, shown }));
  return timingSafeEqual(made, Buffer.from(mark)) ? { nonce, shown } : undefined;
}
