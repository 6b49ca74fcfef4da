import { createHash, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

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
  const hash = await new Promise<Buffer>((resolve, reject) => {
    scrypt(secret, salt, 32, COST, (error, key) => (error ? reject(error) : resolve(key)));
  });
  return `scrypt$${salt.toString('base64url')}$${hash.toString('base64url')}`;
}

/** Compares a secret with a stored hash, in constant time for hashes of one form. */
export async function matchesHash(secret: string, stored: string): Promise<boolean> {
  const [, salt] = stored.split('$');
  if (salt === undefined) return false;
  const computed = await hashSecret(secret, Buffer.from(salt, 'base64url'));
  return timingSafeEqual(fingerprint(computed), fingerprint(stored));
}

/** SHA-256 of a text: an equal-length stand-in for comparisons and cache keys. */
export function fingerprint(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
