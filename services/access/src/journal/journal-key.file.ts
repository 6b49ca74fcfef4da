import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { join } from 'node:path';
import { parseSecret, secretFile } from '@maillage/platform/access';

/** PKCS #8 of an Ed25519 key (RFC 8410, section 7) up to its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The key that signs the journal: Ed25519, outside the database, so that a superuser of the database can't sign in its place. */
export class JournalKey {
  private readonly key: KeyObject;
  /** 32 bytes. */
  readonly publicKey: Buffer;

  /** @param secret 32 bytes. */
  constructor(secret: Buffer) {
    this.key = createPrivateKey({
      key: Buffer.concat([PKCS8, secret]),
      format: 'der',
      type: 'pkcs8',
    });
    this.publicKey = Buffer.from(
      createPublicKey(this.key).export({ format: 'jwk' }).x ?? '',
      'base64url',
    );
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
  if (given !== '') return new JournalKey(parseSecret(given, 'ACCESS_JOURNAL_KEY'));
  const path = join(directory, 'journal.key');
  try {
    return new JournalKey(secretFile(path));
  } catch (error) {
    throw new Error(
      `La clé de signature du journal ne peut être ni lue ni créée (${path}) : rendez ce dossier inscriptible (DATA_DIR), ou donnez ACCESS_JOURNAL_KEY.`,
      { cause: error },
    );
  }
}
