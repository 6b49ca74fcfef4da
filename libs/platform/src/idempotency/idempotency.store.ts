import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import { type IdempotencyKey, keyReused, stillRunning } from './key.js';

/** A claim is renewed three times within its lease; its owner's death frees it by the end of one. */
const LEASE = '10 seconds';
export const LEASE_BEAT_MS = 3_000;
const PART = 262_144;
const HEAD = -1;

/** What is answered, beside the body. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/** An answer as it was kept: the same bytes for every repetition of the request. */
export interface KeptAnswer extends AnswerHead {
  readonly requestHash: Buffer;
}

/** The answers a service keeps, in its own schema, until retention lets them go. */
export class IdempotencyStore {
  constructor(private readonly database: Database) {}

  /**
   * Does `work` once for a key: whatever it writes and its answer are committed together, or neither is. A refusal it
   * throws is not kept, since it had no effect: asked again, the rule is asked again.
   *
   * @throws DomainError conflict while another request works under the key, invalid when the key served another request.
   */
  once(
    key: IdempotencyKey,
    requestHash: Buffer,
    work: () => Promise<AnswerHead & { readonly body: Buffer }>,
  ): Promise<AnswerHead & { body: Buffer; isReplay: boolean }> {
    return this.database.sharedTransaction(async (tx) => {
      const [lock] = await tx.query<{ taken: boolean }>(
        'SELECT pg_try_advisory_xact_lock($1) AS taken',
        [key.hash.readBigInt64BE().toString()],
      );
      if (lock?.taken !== true) throw stillRunning();
      const kept = await this.find(key, tx);
      if (kept !== undefined) {
        if (!kept.requestHash.equals(requestHash)) throw keyReused();
        const parts: Buffer[] = [];
        for await (const part of this.parts(key, tx)) parts.push(part);
        return { ...kept, body: Buffer.concat(parts), isReplay: true };
      }
      const answer = await work();
      await tx.query('INSERT INTO idempotency_keys (key_hash) VALUES ($1)', [key.hash]);
      await this.keep(tx, key, requestHash, answer, [answer.body]);
      return { ...answer, isReplay: false };
    });
  }

  /**
   * Claims a key for work that takes many transactions, each harmless when done again.
   * @returns whether the claim is held now: not while another holds it, nor when an answer is kept.
   */
  async claim(key: IdempotencyKey, owner: string): Promise<boolean> {
    const rows = await this.database.query(
      `INSERT INTO idempotency_keys (key_hash, owner, lease_until) VALUES ($1, $2, now() + interval '${LEASE}')
       ON CONFLICT (key_hash) DO UPDATE SET owner = excluded.owner, lease_until = excluded.lease_until
         WHERE idempotency_keys.answer IS NULL AND idempotency_keys.lease_until < now()
       RETURNING owner`,
      [key.hash, owner],
    );
    return rows.length === 1;
  }

  async renew(key: IdempotencyKey, owner: string): Promise<void> {
    await this.database.query(
      `UPDATE idempotency_keys SET lease_until = now() + interval '${LEASE}' WHERE key_hash = $1 AND owner = $2 AND answer IS NULL`,
      [key.hash, owner],
    );
  }

  /** Gives a claim up, so that the same key can be tried again at once. */
  async release(key: IdempotencyKey, owner: string): Promise<void> {
    await this.database.query(
      'DELETE FROM idempotency_keys WHERE key_hash = $1 AND owner = $2 AND answer IS NULL',
      [key.hash, owner],
    );
  }

  /**
   * Keeps the answer of claimed work, however long.
   * @throws DomainError conflict when the claim was lost meanwhile: another's answer counts.
   */
  async keepClaimed(
    key: IdempotencyKey,
    owner: string,
    requestHash: Buffer,
    head: AnswerHead,
    body: AsyncIterable<Buffer | string>,
  ): Promise<void> {
    await this.database.transaction(async (tx) =>
      this.keep(tx, key, requestHash, head, body, owner),
    );
  }

  /** The answer kept under a key, without its body. */
  async find(
    key: IdempotencyKey,
    tx: Pick<Transaction, 'query'> = this.database,
  ): Promise<KeptAnswer | undefined> {
    const [row] = await tx.query<{ request_hash: Buffer; answer: Buffer }>(
      'SELECT request_hash, answer FROM idempotency_keys WHERE key_hash = $1 AND answer IS NOT NULL',
      [key.hash],
    );
    if (row === undefined) return undefined;
    return {
      ...(JSON.parse(key.open(HEAD, row.answer).toString('utf8')) as AnswerHead),
      requestHash: row.request_hash,
    };
  }

  /** The body kept under a key, part by part. */
  async *parts(
    key: IdempotencyKey,
    tx: Pick<Transaction, 'query'> = this.database,
  ): AsyncGenerator<Buffer> {
    for (let part = 0; ; part++) {
      const [row] = await tx.query<{ data: Buffer }>(
        'SELECT data FROM idempotency_parts WHERE key_hash = $1 AND part = $2',
        [key.hash, part],
      );
      if (row === undefined) return;
      yield key.open(part, row.data);
    }
  }

  private async keep(
    tx: Transaction,
    key: IdempotencyKey,
    requestHash: Buffer,
    { status, headers }: AnswerHead,
    body: AsyncIterable<Buffer | string> | Iterable<Buffer>,
    owner?: string,
  ): Promise<void> {
    let part = 0;
    for await (const piece of piecesOf(body, PART)) {
      await tx.query(
        'INSERT INTO idempotency_parts (key_hash, part, data) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
        [key.hash, part, key.seal(part, piece)],
      );
      part += 1;
    }
    const rows = await tx.query(
      `UPDATE idempotency_keys SET request_hash = $2, answer = $3, kept_at = now(), owner = NULL, lease_until = NULL
       WHERE key_hash = $1 AND answer IS NULL AND owner IS NOT DISTINCT FROM $4 RETURNING 1`,
      [
        key.hash,
        requestHash,
        key.seal(HEAD, Buffer.from(JSON.stringify({ status, headers }))),
        owner ?? null,
      ],
    );
    if (rows.length === 0) throw stillRunning();
  }
}

/** The same bytes in pieces of exactly `size`, which a row holds; the last one may be shorter. */
export async function* piecesOf(
  body: AsyncIterable<Buffer | string> | Iterable<Buffer>,
  size: number,
): AsyncGenerator<Buffer> {
  let held: Buffer[] = [];
  let length = 0;
  for await (const some of body) {
    let bytes = Buffer.from(some);
    while (length + bytes.length >= size) {
      yield Buffer.concat([...held, bytes.subarray(0, size - length)]);
      bytes = bytes.subarray(size - length);
      [held, length] = [[], 0];
    }
    if (bytes.length > 0) held.push(bytes);
    length += bytes.length;
  }
  if (length > 0) yield Buffer.concat(held);
}
