import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type Fence,
  type Held,
  type Transaction,
  VersionedTable,
} from '@maillage/platform';
import type { Funding } from './funding.js';

/** What is read beside a funding. */
interface BesideFunding {
  readonly territoires: readonly string[];
}

/** A funding as it stands. */
export type FundingRecord = Held<Funding, BesideFunding>;

/** What a caller asks to see. */
export interface WantedFundings {
  readonly envelope?: string | undefined;
  readonly action?: string | undefined;
  readonly status?: string | undefined;
}

/** Fundings stand inside of the fence of the governance of their envelope. */
@Injectable()
export class FundingStore extends VersionedTable<Funding, BesideFunding> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'fundings',
      turn: 'governance',
      joins: `JOIN envelopes AS e ON e.id = (told.description ->> 'enveloppe_id')::uuid
        JOIN governances AS g ON g.id = (e.description ->> 'gouvernance_id')::uuid`,
      within: (inside) => inside({ territories: `g.description -> 'territoires'` }),
      beside: () => `jsonb_build_object('territoires', g.description -> 'territoires')`,
    });
  }

  wanted(
    fence: Fence,
    { envelope, action, status }: WantedFundings,
    after: string | undefined,
    limit: number,
  ): Promise<FundingRecord[]> {
    const where = new Conditions();
    if (envelope !== undefined) where.add(`told.description ->> 'enveloppe_id' = ?`, envelope);
    if (action !== undefined) where.add(`told.description ->> 'action_id' = ?`, action);
    if (status !== undefined) where.add(`told.description ->> 'statut' = ?`, status);
    return this.list(fence, where, after, limit);
  }

  /** Whether an action stands in a roadmap of a governance. */
  async isActionOf(tx: Transaction, action: string, governance: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT FROM actions AS a CROSS JOIN LATERAL jsonb_array_elements(a.description -> 'feuilles') AS stand
       JOIN roadmaps AS r ON r.id = (stand ->> 'feuille_id')::uuid
       WHERE a.id = $1 AND a.withdrawn_at IS NULL AND r.description ->> 'gouvernance_id' = $2 LIMIT 1`,
      [action, governance],
    );
    return rows.length > 0;
  }
}
