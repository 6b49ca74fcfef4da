import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type Fence,
  type Held,
  type Transaction,
  VersionedTable,
} from '@maillage/platform';
import type { Committee } from './committee.js';

/** What is read beside a committee. */
interface BesideCommittee {
  readonly territoires: readonly string[];
  /** Structures that are confirmed members of its governance. */
  readonly confirmes: readonly string[];
}

/** A committee as it stands. */
export type CommitteeRecord = Held<Committee, BesideCommittee>;

const CONFIRMED = `(SELECT coalesce(jsonb_agg(member ->> 'structure_id'), '[]')
  FROM jsonb_array_elements(g.description -> 'membres') AS member WHERE member ->> 'statut' = 'confirme')`;

/** Committees stand inside of the fence of their governance. */
@Injectable()
export class CommitteeStore extends VersionedTable<Committee, BesideCommittee> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'committees',
      turn: 'governance',
      joins: `JOIN governances AS g ON g.id = (told.description ->> 'gouvernance_id')::uuid`,
      within: (inside) => inside({ territories: `g.description -> 'territoires'` }),
      beside: () =>
        `jsonb_build_object('territoires', g.description -> 'territoires', 'confirmes', ${CONFIRMED})`,
    });
  }

  wanted(fence: Fence, after: string | undefined, limit: number): Promise<CommitteeRecord[]> {
    return this.list(fence, new Conditions(), after, limit);
  }

  /** Meetings of a committee, ten at most. */
  async namedBy(tx: Transaction, id: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM meetings WHERE description ->> 'comite_id' = $1 AND withdrawn_at IS NULL ORDER BY id LIMIT 10`,
      [id],
    );
    return rows.map((row) => row.id);
  }
}
