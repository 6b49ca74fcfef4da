import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/**
 * Encrypts a text under a key (AES-256-GCM, NIST SP 800-38D) with a random nonce.
 *
 * @param key 32 bytes.
 * @param place what the text is bound to, such as a person's id and a field: moved elsewhere it does not open.
 * @returns nonce (12 bytes), tag (16 bytes), ciphertext.
 */
export function seal(key: Buffer, place: readonly string[], text: string | Buffer): Buffer {
  return sealBytes(key, boundTo(place), typeof text === 'string' ? Buffer.from(text) : text);
}

/** @throws Error when the key, the place or a bit of what was sealed is not the same. */
export function open(key: Buffer, place: readonly string[], sealed: Buffer): Buffer {
  return openBytes(key, boundTo(place), sealed);
}

/** As `seal`, bound to any bytes (the additional authenticated data of GCM). */
export function sealBytes(key: Buffer, bound: Buffer, bytes: Buffer): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(bound);
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** @throws Error when the key, what it is bound to or a bit of what was sealed is not the same. */
export function openBytes(key: Buffer, bound: Buffer, sealed: Buffer): Buffer {
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, NONCE)).setAAD(bound);
  decipher.setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
  return Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
}

/** What a source's reference of a person is found by: HMAC-SHA-256 (RFC 2104), 128 bits in the form of a UUID. */
export function referenceHash(
  key: Buffer,
  source: string,
  category: string,
  reference: string,
): string {
  const hex = createHmac('sha256', key)
    .update(JSON.stringify([source, category, reference]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}

/** JSON, so that no two lists of parts read the same. */
const boundTo = (place: readonly string[]): Buffer => Buffer.from(JSON.stringify(place));
