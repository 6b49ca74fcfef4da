import { hkdfSync, randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const FORM = /^[A-Za-z0-9_-]{43}=?$/;

/** Keys derived from the master key, one for each use (HKDF-SHA-256, RFC 5869); the master itself is used for nothing. */
export interface Keyring {
  /** Wraps the keys of persons. */
  readonly wrapping: Buffer;
  /** Turns a source's references of persons into what they are found by. */
  readonly references: Buffer;
  /** Tells this master key from another; known to the database, and says nothing of the key. */
  readonly check: string;
}

/** @param master 32 bytes. */
export function keyring(master: Buffer): Keyring {
  const derive = (use: string): Buffer => Buffer.from(hkdfSync('sha256', master, '', `maillage ${use}`, 32));
  return { wrapping: derive('wrapping'), references: derive('references'), check: derive('check').toString('base64url') };
}

/**
 * The master key: what was given, else that of the file `personnes.cle` of `directory`, which is made when it is not
 * there (mode 0600, durable before it is used). It never stands in the database nor in a backup of it.
 *
 * @param given 32 bytes in base64url, or nothing.
 * @throws Error when what was given or what the file holds is no such key; without its text.
 */
export function readMasterKey(given: string, directory: string): Buffer {
  if (given !== '') return parse(given, 'ACCESS_MASTER_KEY');
  const file = join(directory, 'personnes.cle');
  try {
    return parse(readFileSync(file, 'utf8').trim(), file);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
  }
  mkdirSync(directory, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeDurably(draft, `${randomBytes(32).toString('base64url')}\n`);
  try {
    // Two processes may start together: a link is made once, and the loser takes the winner's key.
    linkSync(draft, file);
    syncDirectory(directory);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return parse(readFileSync(file, 'utf8').trim(), file);
}

function parse(text: string, where: string): Buffer {
  if (!FORM.test(text)) throw new Error(`${where} : 32 octets en base64url sont attendus (43 caractères).`);
  return Buffer.from(text, 'base64url');
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'w', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
}

function syncDirectory(path: string): void {
  const directory = openSync(path, 'r');
  fsyncSync(directory);
  closeSync(directory);
}
