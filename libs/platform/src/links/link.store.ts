import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import { databaseAway, isNotPrepared } from '../db/away.js';
import type { Caller, Grant } from '../rights/caller.js';

/** The caller that made an address, as it was then. */
export type Maker = Pick<Caller, 'id' | 'kind' | 'source' | 'grants'> &
  Partial<Pick<Caller, 'keyId' | 'only'>>;

/** An address of its own as it is kept, without its secret. */
export interface KeptLink {
  readonly id: string;
  readonly purpose: string;
  readonly objectId: string;
  readonly maker: Maker;
  readonly madeAt: Date;
  readonly endsAt: Date;
  readonly revokedAt: Date | undefined;
  readonly spentAt: Date | undefined;
}

interface Row {
  readonly id: string;
  readonly purpose: string;
  readonly object_id: string;
  readonly maker: Maker;
  readonly made_at: Date;
  readonly ends_at: Date;
  readonly revoked_at: Date | null;
  readonly spent_at: Date | null;
}

type Queries = Pick<Transaction, 'query'>;

const COLUMNS = 'id, purpose, object_id, maker, made_at, ends_at, revoked_at, spent_at';
const OPEN = 'revoked_at IS NULL AND spent_at IS NULL AND ends_at >';

/** The addresses of one service, in its own schema. */
export class LinkStore {
  constructor(private readonly database: Database) {}

  async insert(
    tx: Queries,
    links: readonly (Omit<KeptLink, 'revokedAt' | 'spentAt'> & { readonly hash: Buffer })[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO links (id, secret_hash, purpose, object_id, maker, made_at, ends_at)
       SELECT * FROM unnest($1::uuid[], $2::bytea[], $3::text[], $4::uuid[], $5::jsonb[], $6::timestamptz[], $7::timestamptz[])`,
      [
        links.map(({ id }) => id),
        links.map(({ hash }) => hash),
        links.map(({ purpose }) => purpose),
        links.map(({ objectId }) => objectId),
        links.map(({ maker }) => JSON.stringify(maker)),
        links.map(({ madeAt }) => madeAt),
        links.map(({ endsAt }) => endsAt),
      ],
    );
  }

  /** An address that is open at an instant, by the hash of its secret. */
  async findOpen(hash: Buffer, at: Date): Promise<KeptLink | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM links WHERE secret_hash = $1 AND ${OPEN} $2`,
      [hash, at],
    );
    return row && toLink(row);
  }

  /** Addresses of a purpose to an object, in the order in which they were made. */
  async list(
    purpose: string,
    objectId: string,
    after: string | undefined,
    limit: number,
  ): Promise<KeptLink[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM links WHERE object_id = $1 AND purpose = $2 AND ($3::uuid IS NULL OR id > $3)
       ORDER BY id LIMIT ${limit}`,
      [objectId, purpose, after ?? null],
    );
    return rows.map(toLink);
  }

  /** Ends an address for good. @returns false when it is not there, or had ended that way already. */
  async end(
    tx: Queries,
    how: 'revoked' | 'spent',
    { id, purpose, objectId }: Pick<KeptLink, 'id' | 'purpose' | 'objectId'>,
    at: Date,
  ): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE links SET ${how}_at = $4 WHERE id = $1 AND purpose = $2 AND object_id = $3 AND ${how}_at IS NULL RETURNING true`,
      [id, purpose, objectId, at],
    );
    return rows.length === 1;
  }

  /**
   * Takes a form that was sent: the first time, for whoever works on it in this transaction.
   * @returns the answer it had, when it was sent before; undefined when it is new; false when the address has ended meanwhile.
   */
  async takeForm(
    tx: Queries,
    linkId: string,
    nonce: string,
    at: Date,
  ): Promise<string | undefined | false> {
    const open = await tx.query(
      `SELECT FROM links WHERE id = $1 AND (${OPEN} $2 OR EXISTS (SELECT FROM link_forms WHERE link_id = $1 AND nonce = $3)) FOR UPDATE`,
      [linkId, at, nonce],
    );
    if (open.length === 0) return false;
    const taken = await tx.query(
      'INSERT INTO link_forms (link_id, nonce, sent_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING true',
      [linkId, nonce, at],
    );
    if (taken.length === 1) return undefined;
    const [known] = await tx.query<{ answer: string | null }>(
      'SELECT answer FROM link_forms WHERE link_id = $1 AND nonce = $2',
      [linkId, nonce],
    );
    return known?.answer ?? '';
  }

  async answerForm(tx: Queries, linkId: string, nonce: string, answer: string): Promise<void> {
    await tx.query('UPDATE link_forms SET answer = $3 WHERE link_id = $1 AND nonce = $2', [
      linkId,
      nonce,
      answer,
    ]);
  }

  /** What a maker is granted at this moment; undefined when its key was revoked or it may not call any more. */
  async grantsOf({ kind, id, keyId }: Maker): Promise<readonly Grant[] | undefined> {
    try {
      const [row] = await this.database.query<{ grants: Grant[] | null }>(
        'SELECT access.maker_grants($1, $2, $3) AS grants',
        [kind, id, keyId ?? null],
      );
      return row?.grants ?? undefined;
    } catch (error) {
      if (isNotPrepared(error)) throw databaseAway();
      throw error;
    }
  }
}

const toLink = (row: Row): KeptLink => ({
  id: row.id,
  purpose: row.purpose,
  objectId: row.object_id,
  maker: row.maker,
  madeAt: row.made_at,
  endsAt: row.ends_at,
  revokedAt: row.revoked_at ?? undefined,
  spentAt: row.spent_at ?? undefined,
});
