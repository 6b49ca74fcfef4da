import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type Fence,
  type Held,
  type Transaction,
  VersionedTable,
} from '@maillage/platform';
import type { Account } from '../money/money.js';
import type { Envelope } from './envelope.js';

/** What is read beside an envelope. */
interface BesideEnvelope {
  readonly territoires: readonly string[];
  /** Fundings that were granted. */
  readonly accorde: readonly Account[];
}

/** An envelope as it stands. */
export type EnvelopeRecord = Held<Envelope, BesideEnvelope>;

const GRANTED = `(SELECT coalesce(jsonb_agg(f.description), '[]') FROM fundings AS f WHERE f.withdrawn_at IS NULL
  AND f.description ->> 'enveloppe_id' = told.id::text AND f.description ->> 'statut' = 'acceptee')`;

/** Envelopes stand inside of the fence of their governance. */
@Injectable()
export class EnvelopeStore extends VersionedTable<Envelope, BesideEnvelope> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'envelopes',
      turn: 'governance',
      joins: `JOIN governances AS g ON g.id = (told.description ->> 'gouvernance_id')::uuid`,
      within: (inside) => inside({ territories: `g.description -> 'territoires'` }),
      beside: () =>
        `jsonb_build_object('territoires', g.description -> 'territoires', 'accorde', ${GRANTED})`,
    });
  }

  wanted(fence: Fence, after: string | undefined, limit: number): Promise<EnvelopeRecord[]> {
    return this.list(fence, new Conditions(), after, limit);
  }

  /** Fundings of an envelope, ten at most. */
  async namedBy(tx: Transaction, id: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM fundings WHERE description ->> 'enveloppe_id' = $1 AND withdrawn_at IS NULL ORDER BY id LIMIT 10`,
      [id],
    );
    return rows.map((row) => row.id);
  }
}
