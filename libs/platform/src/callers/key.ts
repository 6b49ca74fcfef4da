import { hash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { DomainError } from '@maillage/kernel';

/** Work factors of scrypt (RFC 7914): 4 MiB and about 10 ms; the secret itself has 256 bits. */
const COST = { N: 4096, r: 8, p: 1 } as const;
const FORM = /^mlg_([0-9a-f]{16})_([A-Za-z0-9_-]{43})$/;

/** A key as its holder writes it: `mlg_<prefix>_<secret>`; the prefix finds it, the secret proves it. */
export interface ParsedKey {
  readonly prefix: string;
  readonly secret: string;
}

/** Reads a key's form, or undefined when the text is none. */
export function parseKey(text: string): ParsedKey | undefined {
  const [, prefix, secret] = FORM.exec(text) ?? [];
  return prefix === undefined || secret === undefined ? undefined : { prefix, secret };
}

/** Makes a new key. It is shown once; only `hashSecret` of it is kept. */
export function newKey(): string {
  return `mlg_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('base64url')}`;
}

/** Salted slow hash of a secret, as `scrypt$<salt>$<hash>` in base64url. */
export async function hashSecret(secret: string, salt: Buffer = randomBytes(16)): Promise<string> {
  const derived = await new Promise<Buffer>((resolve, reject) => {
    scrypt(secret, salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
  return `scrypt$${salt.toString('base64url')}$${derived.toString('base64url')}`;
}

/** Stands in for the hash of a key that does not exist; no secret is known to match it. */
const NOBODY = `scrypt$${Buffer.alloc(16).toString('base64url')}$${Buffer.alloc(32).toString('base64url')}`;

/**
 * Compares a secret with a stored hash, in a time that does not reveal whether there is one.
 * @throws DomainError unavailable when more secrets wait than a moment can prove: guessing must not take the processor.
 */
export async function matchesHash(secret: string, stored: string = NOBODY): Promise<boolean> {
  const [, salt = ''] = stored.split('$');
  if (proving >= MOST_PROVING) throw tooManyProofs();
  proving++;
  try {
    const computed = await hashSecret(secret, Buffer.from(salt, 'base64url'));
    return timingSafeEqual(fingerprint(computed), fingerprint(stored)) && stored !== NOBODY;
  } finally {
    proving--;
  }
}

/** Secrets being proved in this process; each takes a thread of the pool for some 10 ms. */
let proving = 0;
const MOST_PROVING = 64;

const tooManyProofs = (): DomainError =>
  new DomainError(
    'platform.too_many_proofs',
    'unavailable',
    {
      fr: 'Trop de clés sont à vérifier en ce moment. Réessayez dans une seconde.',
      en: 'Too many keys are being checked at the moment. Try again in a second.',
    },
    [],
    1,
  );

/** SHA-256 of a text: an equal-length stand-in for comparisons and cache keys. */
export function fingerprint(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
