import { DomainError, uuidv7 } from '@maillage/kernel';
import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import type { RawEvent } from './event.js';

/** An event that could not be applied, with the reason. */
export interface DeadLetter {
  readonly id: string;
  readonly durable: string;
  readonly event_id: string;
  readonly subject: string;
  readonly aggregate_id: string;
  readonly aggregate_version: string;
  readonly recorded_at: Date;
  readonly reason: string;
  readonly received_at: Date;
  readonly replayed_at: Date | null;
  readonly traceparent: string | null;
}

const COLUMNS =
  'id, durable, event_id, subject, aggregate_id, aggregate_version, recorded_at, reason, received_at, replayed_at, traceparent';

/** Puts an event aside with its reason, so that those behind it go on. */
export async function bury(
  tx: Transaction,
  durable: string,
  event: RawEvent,
  reason: string,
  at: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO dead_letters (id, durable, event_id, subject, aggregate_id, aggregate_version, recorded_at, data, reason, received_at, traceparent)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      uuidv7(at.getTime()),
      durable,
      event.id,
      event.subject,
      event.aggregateId,
      event.version,
      event.at,
      Buffer.from(event.data),
      reason.slice(0, 2000),
      at,
      event.traceparent ?? null,
    ],
  );
}

/** Dead letters of a service, newest first, older than the given id. */
export function listDeadLetters(
  database: Database,
  before: string | undefined,
  limit: number,
): Promise<DeadLetter[]> {
  return database.query<DeadLetter>(
    `SELECT ${COLUMNS} FROM dead_letters WHERE ($1::uuid IS NULL OR id < $1) ORDER BY id DESC LIMIT $2`,
    [before ?? null, limit],
  );
}

/** Says that a dead letter was applied, and gives it. */
export async function markReplayed(tx: Transaction, id: string): Promise<DeadLetter> {
  const [row] = await tx.query<DeadLetter>(
    `UPDATE dead_letters SET replayed_at = now() WHERE id = $1 RETURNING ${COLUMNS}`,
    [id],
  );
  if (row === undefined) throw new Error('a dead letter that was locked is gone');
  return row;
}

/** A replay that was refused again. The cause is one of the service's own; administrators of the platform alone see it. */
export const refusedAgain = (cause: unknown): DomainError =>
  new DomainError('platform.replay_refused', 'conflict', {
    fr: `L'événement est encore refusé et reste de côté : ${String(cause).slice(0, 500)}. Réparez-en la cause, puis rejouez-le.`,
    en: `The event is refused again and stays aside: ${String(cause).slice(0, 500)}. Mend the cause, then replay it.`,
  });

/**
 * Locks one dead letter for its replay.
 * @throws DomainError not_found, or conflict when it was replayed before.
 */
export async function takeDeadLetter(
  tx: Transaction,
  id: string,
): Promise<{ durable: string; event: RawEvent }> {
  const [row] = await tx.query<DeadLetter & { data: Buffer }>(
    `SELECT ${COLUMNS}, data FROM dead_letters WHERE id = $1 FOR UPDATE`,
    [id],
  );
  if (row === undefined) {
    throw new DomainError('platform.dead_letter_not_found', 'not_found', {
      fr: 'Aucun événement rejeté ne porte cet identifiant.',
      en: 'No dead letter has this id.',
    });
  }
  if (row.replayed_at !== null) {
    throw new DomainError('platform.dead_letter_replayed', 'conflict', {
      fr: 'Cet événement a déjà été rejoué avec succès.',
      en: 'This event was replayed already.',
    });
  }
  const event = {
    id: row.event_id,
    subject: row.subject,
    aggregateId: row.aggregate_id,
    version: Number(row.aggregate_version),
    at: row.recorded_at,
    traceparent: row.traceparent ?? undefined,
    data: row.data,
  };
  return { durable: row.durable, event };
}
