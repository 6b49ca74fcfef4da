import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { parseSecret, secretFile } from '../runtime/secret-file.js';

/** Keys derived from the master key, one for each use (HKDF-SHA-256, RFC 5869); the master itself is used for nothing. */
export interface Keyring {
  /** Wraps the keys of persons. */
  readonly wrapping: Buffer;
  /** Turns a source's references of persons into what they are found by. */
  readonly references: Buffer;
  /** Distinguishes this master key from another; stored in the database, and reveals nothing of the key. */
  readonly check: string;
  /** Of the master key that this one replaces, while keys of persons may still be wrapped by it. */
  readonly previous?: Keyring;
}

/**
 * @param master 32 bytes.
 * @param previous the master key before it, 32 bytes, while it is being replaced.
 */
export function keyring(master: Buffer, previous?: Buffer): Keyring {
  const derive = (use: string): Buffer =>
    Buffer.from(hkdfSync('sha256', master, '', `maillage ${use}`, 32));
  return {
    wrapping: derive('wrapping'),
    references: derive('references'),
    check: derive('check').toString('base64url'),
    ...(previous === undefined ? {} : { previous: keyring(previous) }),
  };
}

/**
 * The master key: what was given, else that of the file `personnes.cle` of `directory`, which is made when it is not
 * there. It never stands in the database nor in a backup of it.
 *
 * @param given 32 bytes in base64url, or nothing.
 * @throws Error when what was given or what the file holds is no such key; without its text.
 */
export function readMasterKey(given: string, directory: string): Buffer {
  return given === ''
    ? secretFile(join(directory, 'personnes.cle'))
    : parseSecret(given, 'ACCESS_MASTER_KEY');
}
