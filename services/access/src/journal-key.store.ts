import { createPrivateKey, createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** PKCS #8 of an Ed25519 key (RFC 8410, section 7) up to its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const FORM = /^[A-Za-z0-9_-]{43}$/;

/** The key that signs the journal: Ed25519, outside the database, so that who rules there can't sign in its place. */
export class JournalKey {
  private readonly key: KeyObject;
  /** 32 bytes. */
  readonly publicKey: Buffer;

  /** @param secret 32 bytes as base64url. */
  constructor(secret: string) {
    this.key = createPrivateKey({ key: Buffer.concat([PKCS8, Buffer.from(secret, 'base64url')]), format: 'der', type: 'pkcs8' });
    this.publicKey = Buffer.from(createPublicKey(this.key).export({ format: 'jwk' }).x ?? '', 'base64url');
  }

  sign(hash: Buffer): Buffer {
    return sign(null, hash, this.key);
  }
}

/**
 * The key that was given, else the one kept in `directory`, made there the first time.
 * @throws Error that says in French which setting to give when none can be had.
 */
export function openJournalKey(given: string, directory: string): JournalKey {
  if (given !== '') {
    if (!FORM.test(given)) throw new Error("ACCESS_JOURNAL_KEY n'a pas la forme attendue : 32 octets en base64url (43 caractères).");
    return new JournalKey(given);
  }
  const path = join(directory, 'journal.key');
  try {
    return new JournalKey(readOrMake(path).trim());
  } catch (error) {
    throw new Error(`La clé de signature du journal ne peut être ni lue ni créée (${path}) : rendez ce dossier inscriptible (DATA_DIR), ou donnez ACCESS_JOURNAL_KEY.`, { cause: error });
  }
}

function readOrMake(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
  }
  mkdirSync(join(path, '..'), { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  writeFileSync(draft, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx', flush: true });
  try {
    // Whole or not at all, and of two processes that begin together one wins.
    linkSync(draft, path);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft);
  }
  return readFileSync(path, 'utf8');
}
