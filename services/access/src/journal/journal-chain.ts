import { createPublicKey, hash, verify } from 'node:crypto';

/** Bytes of a SHA-256. */
export const DIGEST_BYTES = 32;

/** What the first seal names as its predecessor. */
export const GENESIS: Buffer = Buffer.alloc(DIGEST_BYTES);

/** Where an entry stands in the journal: the order of transactions of one server, then of ids. Numbers as texts. */
export interface Position {
  readonly system: string;
  readonly transaction: string;
  readonly id: string;
}

/** What a seal says, and its hash is taken of. */
export interface SealContent {
  /** 1, 2, 3… without a gap. */
  readonly seq: number;
  /** Its last entry. Its first is the one after the last entry of the seal before it of the same server. */
  readonly last: Position;
  /** Entries sealed so far, its own included. */
  readonly entries: number;
  /** SHA-256 of each of its entries, in order. */
  readonly digests: Buffer;
  /** Hash of the seal before it. */
  readonly previous: Buffer;
  readonly at: Date;
  /** Ed25519, 32 bytes. */
  readonly publicKey: Buffer;
}

/** A batch of entries, chained to the batch before it and signed. */
export interface Seal extends SealContent {
  readonly hash: Buffer;
  readonly signature: Buffer;
}

/** What of a seal is known where the chain is taken up again. */
export type Link = Pick<Seal, 'seq' | 'entries' | 'hash'>;

export const BEGINNING: Link = { seq: 0, entries: 0, hash: GENESIS };

/** SHA-256 of an entry as the database writes it: its line of `COPY … TO` (see `JournalStore.read`). */
export function digestOf(line: Buffer): Buffer {
  return hash('sha256', line, 'buffer');
}

/**
 * Hash of a seal: SHA-256 over the canonical JSON (RFC 8785) of an array, which for whole numbers and texts without
 * escapes is what `JSON.stringify` writes.
 */
export function hashOf({
  seq,
  last,
  entries,
  digests,
  previous,
  at,
  publicKey,
}: SealContent): Buffer {
  const parts = [
    seq,
    last.system,
    last.transaction,
    last.id,
    entries,
    hash('sha256', digests, 'hex'),
    previous.toString('hex'),
    at.toISOString(),
    publicKey.toString('hex'),
  ];
  return hash('sha256', JSON.stringify(parts), 'buffer');
}

type Signed = Pick<Seal, 'hash' | 'publicKey' | 'signature'>;

/** Whether a seal's hash was signed by the key it names. A thread of the pool takes a tenth of a millisecond for it. */
export function isSigned({ hash: signed, publicKey, signature }: Signed): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      const key = createPublicKey({
        key: { kty: 'OKP', crv: 'Ed25519', x: publicKey.toString('base64url') },
        format: 'jwk',
      });
      verify(null, signed, key, signature, (error, isGood) => resolve(error === null && isGood));
    } catch {
      resolve(false);
    }
  });
}

/** The first of some seals that is not signed by the key it names. */
export async function firstUnsigned<One extends Signed>(
  seals: readonly One[],
): Promise<One | undefined> {
  const verdicts = await Promise.all(seals.map(isSigned));
  return seals.find((_, index) => verdicts[index] !== true);
}

/** What is wrong with a seal as the successor of another, if anything. */
export function faultOf(
  seal: Seal,
  before: Link,
): 'sceau_manquant' | 'chaine_rompue' | 'sceau_modifie' | undefined {
  if (seal.seq !== before.seq + 1) return 'sceau_manquant';
  if (!seal.previous.equals(before.hash)) return 'chaine_rompue';
  if (!hashOf(seal).equals(seal.hash) || seal.entries !== before.entries + countOf(seal))
    return 'sceau_modifie';
  return undefined;
}

export function countOf({ digests }: Pick<Seal, 'digests'>): number {
  return digests.length / DIGEST_BYTES;
}

/** An entry that was read again. */
export interface Found {
  readonly id: string;
  readonly digest: Buffer;
}

/** How the entries found differ first from those that were sealed, and at which; undefined when they are the same. */
export function differenceOf(
  digests: Buffer,
  found: readonly Found[],
):
  | { nature: 'entree_modifiee' | 'entree_inseree' | 'entree_retiree'; id?: string; rank: number }
  | undefined {
  const sealed = Array.from({ length: digests.length / DIGEST_BYTES }, (_, index) =>
    digests.toString('hex', index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES),
  );
  const texts = found.map(({ digest }) => digest.toString('hex'));
  const rank = sealed.findIndex((digest, index) => digest !== texts[index]);
  if (rank === -1) {
    const extra = found[sealed.length];
    return extra && { nature: 'entree_inseree', id: extra.id, rank: sealed.length };
  }
  const there = found[rank];
  const isKnown = there === undefined || sealed.includes(texts[rank] ?? '');
  // What was sealed here is gone: what stands here now is a later one, or nothing.
  if (isKnown && !texts.includes(sealed[rank] ?? '')) return { nature: 'entree_retiree', rank };
  if (there !== undefined && found.length > sealed.length)
    return { nature: 'entree_inseree', id: there.id, rank };
  return { nature: 'entree_modifiee', rank, ...(there === undefined ? {} : { id: there.id }) };
}
