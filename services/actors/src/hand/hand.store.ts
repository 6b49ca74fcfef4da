import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@maillage/kernel';
import { History, type Transaction } from '@maillage/platform';
import type { HandField, HandState, Next, Said, Subject } from './hand.js';

/** Past states of corrections: what became of each, not what was said. */
export const handHistory = new History<{ readonly champ: string; readonly etat: HandState }>({
  table: 'hand_fields',
  state: `jsonb_build_object('champ', field, 'etat', state)`,
  writing: 'written_in',
});

interface Row {
  readonly id: string;
  readonly subject_id: string;
  readonly field: string;
  readonly said: Said | null;
  readonly state: HandState;
}

/** A correction and what it is to be. */
export interface HandChange {
  readonly hand: HandField;
  readonly next: Next;
}

/** Corrections by hand, write side. */
@Injectable()
export class HandStore {
  /** Corrections of items that hold, locked until the end of the transaction. */
  async held(tx: Transaction, subjectIds: readonly string[]): Promise<HandField[]> {
    const rows = await tx.query<Row>(
      `SELECT id, subject_id, field, said, state FROM hand_fields
       WHERE subject_id = ANY($1) AND state <> 'accord' ORDER BY id FOR UPDATE`,
      [subjectIds],
    );
    return rows.map(({ subject_id, said, ...row }) => ({
      ...row,
      subjectId: subject_id,
      said: said ?? {},
    }));
  }

  /** Enters corrections of an item; `said` is what its source said. */
  async insert(
    tx: Transaction,
    { subject, subjectId }: { readonly subject: Subject; readonly subjectId: string },
    fields: readonly { readonly field: string; readonly said: Said }[],
    at: Date,
  ): Promise<void> {
    if (fields.length === 0) return;
    await tx.query(
      `INSERT INTO hand_fields (id, subject, subject_id, field, said, state, corrected_in, created_at, modified_at, written_in)
       SELECT n.id, $1, $2, n.field, n.said, 'tenu', $3, $4, $4, $3
       FROM unnest($5::uuid[], $6::text[], $7::jsonb[]) AS n (id, field, said)`,
      [
        ...[subject, subjectId, await this.sign(tx, at, 'Correction'), at],
        fields.map(() => uuidv7(at.getTime())),
        fields.map(({ field }) => field),
        fields.map(({ said }) => JSON.stringify(said)),
      ],
    );
  }

  /**
   * Notes what became of corrections. What both say where they agree is not kept twice.
   * @param reason `Correction` where a hand corrects again what it corrected.
   */
  async change(
    tx: Transaction,
    changes: readonly HandChange[],
    at: Date,
    reason: 'Correction' | 'Import' | 'Décision' | 'Retrait',
  ): Promise<void> {
    if (changes.length === 0) return;
    const ids = changes.map(({ hand }) => hand.id);
    const writing = await this.sign(tx, at, reason);
    await handHistory.supersede(tx, ids, at);
    await tx.query(
      `UPDATE hand_fields AS h SET state = n.state, said = n.said, version = h.version + 1, modified_at = $2,
         written_in = $3, corrected_in = CASE WHEN $4 THEN $3 ELSE h.corrected_in END
       FROM unnest($1::uuid[], $5::text[], $6::jsonb[]) AS n (id, state, said) WHERE h.id = n.id`,
      [
        ...[ids, at, writing, reason === 'Correction'],
        changes.map(({ next }) => next.state),
        changes.map(({ next }) => (next.state === 'accord' ? null : JSON.stringify(next.said))),
      ],
    );
  }

  private async sign(tx: Transaction, at: Date, reason: string): Promise<string> {
    const id = uuidv7(at.getTime());
    await handHistory.sign(tx, { id, reason }, at);
    return id;
  }
}
