import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

const BYTES = 32;
const FORM = /^[A-Za-z0-9_-]{43}=?$/;

/**
 * Reads 32 secret bytes in base64url.
 *
 * @param where what the error names: the secret itself is never shown.
 * @throws Error when the text is no such thing.
 */
export function parseSecret(text: string, where: string): Buffer {
  if (!FORM.test(text))
    throw new Error(`${where} : 32 octets en base64url sont attendus (43 caractères).`);
  return Buffer.from(text, 'base64url');
}

/**
 * 32 secret bytes kept in a file outside the database. Made when it is not there: for its owner alone (mode 0600), whole
 * and durable before it is used, and the same for processes that start together.
 *
 * @throws Error when the file holds no such thing, or can be neither read nor made.
 */
export function secretFile(path: string): Buffer {
  try {
    return parseSecret(readFileSync(path, 'utf8').trim(), path);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
  }
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  try {
    writeDurably(draft, `${randomBytes(BYTES).toString('base64url')}\n`);
    // A link is made once: the second process takes the file of the first.
    linkSync(draft, path);
    syncDirectory(dirname(path));
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return parseSecret(readFileSync(path, 'utf8').trim(), path);
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, 'wx', 0o600);
  writeSync(file, text);
  fsyncSync(file);
  closeSync(file);
}

function syncDirectory(path: string): void {
  const directory = openSync(path, 'r');
  fsyncSync(directory);
  closeSync(directory);
}
