import { hash } from 'node:crypto';

/** A short word that changes with what is derived: for the tag of what is shown with it. */
export const fingerprint = (derived: unknown): string =>
  hash('sha256', JSON.stringify(derived), 'base64url').slice(0, 16);
