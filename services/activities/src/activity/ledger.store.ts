import { Inject, Injectable } from '@nestjs/common';
import { uuidv7 } from '@maillage/kernel';
import { copyText, Database, History, type Transaction } from '@maillage/platform';
import type { Activity } from './activity.js';
import type { IncomingActivity } from './ledger-grounds.js';

/** What the ledger holds under a source's own id. */
export interface KnownEntry {
  readonly id: string;
  readonly source_id: string;
  readonly lot_id: string;
  /** Digest of the body, in hexadecimal. */
  readonly digest: string;
  readonly version: number;
  readonly body: Activity;
  readonly is_withdrawn: boolean;
}

/** A row to write. */
export interface EntryToWrite {
  readonly id: string;
  /** The source's own id. */
  readonly key: string;
  readonly value: IncomingActivity;
}

const ENTRY = `id, source_id, lot_id, encode(digest, 'hex') AS digest, version, body, withdrawn_at IS NOT NULL AS is_withdrawn`;

/**
 * Past versions of activities. They keep nobody: an older pseudonym beside a newer one of the same activity would link
 * an erased person.
 */
export const ledgerHistory = new History<Activity>({
  table: 'activities',
  state: `CASE WHEN withdrawn_at IS NULL THEN (body #- '{beneficiaires,refs}') - 'mediateur' - 'mediateur_ref' END`,
  writing: 'lot_id',
});

/** The ledger as it is kept. */
@Injectable()
export class LedgerStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Takes the lock of a source's ledger until the end of the transaction. */
  async lock(tx: Transaction, source: string): Promise<void> {
    await tx.query(
      'INSERT INTO sources (name, version) VALUES ($1, 0) ON CONFLICT (name) DO UPDATE SET version = sources.version',
      [source],
    );
  }

  /** The next version of a source's ledger, for its next event. */
  async nextVersion(tx: Transaction, source: string): Promise<number> {
    const [row] = await tx.query<{ version: string }>(
      'UPDATE sources SET version = version + 1 WHERE name = $1 RETURNING version',
      [source],
    );
    return Number(row?.version);
  }

  async known(
    tx: Transaction,
    source: string,
    sourceIds: readonly string[],
  ): Promise<Map<string, KnownEntry>> {
    const rows = await tx.query<KnownEntry>(
      `SELECT ${ENTRY} FROM activities WHERE source = $1 AND source_id = ANY($2)`,
      [source, sourceIds],
    );
    return new Map(rows.map((row) => [row.source_id, row]));
  }

  async insert(
    tx: Transaction,
    source: string,
    lotId: string,
    entries: readonly EntryToWrite[],
    at: Date,
  ): Promise<void> {
    if (entries.length === 0) return;
    await this.sign(tx, lotId, at);
    const shared = { source: copyText(source), at: at.toISOString() };
    await tx.copy(
      'COPY activities (id, source, source_id, lot_id, commune, date, digest, body, created_at, modified_at) FROM STDIN',
      entries.map(
        ({ id, key, value: { activity, digest, body } }) =>
          `${id}\t${shared.source}\t${copyText(key)}\t${lotId}\t${activity.lieu_code_insee}\t${activity.date}\t\\\\x${digest}\t${copyText(body)}\t${shared.at}\t${shared.at}`,
      ),
    );
  }

  /** Replaces bodies, keeping what was in the history; a withdrawn entry comes back. */
  async replace(
    tx: Transaction,
    lotId: string,
    entries: readonly EntryToWrite[],
    at: Date,
  ): Promise<void> {
    if (entries.length === 0) return;
    const ids = entries.map((entry) => entry.id);
    await this.sign(tx, lotId, at);
    await ledgerHistory.supersede(tx, ids, at);
    await tx.query(
      `UPDATE activities AS a SET lot_id = $1, commune = n.commune, date = n.date, digest = n.digest, body = n.body,
         version = a.version + 1, modified_at = $2, withdrawn_at = NULL, changed_in = pg_current_xact_id()
       FROM unnest($3::uuid[], $4::text[], $5::date[], $6::bytea[], $7::jsonb[]) AS n (id, commune, date, digest, body)
       WHERE a.id = n.id`,
      [
        lotId,
        at,
        ids,
        entries.map(({ value }) => value.activity.lieu_code_insee),
        entries.map(({ value }) => value.activity.date),
        entries.map(({ value }) => Buffer.from(value.digest, 'hex')),
        entries.map(({ value }) => value.body),
      ],
    );
  }

  async withdraw(tx: Transaction, id: string, at: Date): Promise<void> {
    const writing = uuidv7(at.getTime());
    await ledgerHistory.sign(tx, { id: writing, reason: 'Retrait par la source' }, at);
    await ledgerHistory.supersede(tx, [id], at);
    await tx.query(
      `UPDATE activities SET lot_id = $3, version = version + 1, modified_at = $2, withdrawn_at = $2, changed_in = pg_current_xact_id() WHERE id = $1`,
      [id, at, writing],
    );
  }

  private sign(tx: Transaction, lotId: string, at: Date): Promise<void> {
    return ledgerHistory.sign(tx, { id: lotId, reason: `Envoi du lot ${lotId}` }, at);
  }
}
