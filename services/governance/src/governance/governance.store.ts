import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type Fence,
  type Held,
  type Transaction,
  VersionedTable,
} from '@maillage/platform';
import type { DerivedRole, Governance } from './governance.js';

/** What is read beside a governance. */
interface BesideGovernance {
  /** Roles of structures by the actions of its roadmaps. */
  readonly roles: readonly DerivedRole[];
}

/** A governance as it stands. */
export type GovernanceRecord = Held<Governance, BesideGovernance>;

/** What a caller asks to see. */
export interface WantedGovernances {
  /** Typed references, of which the governance has one. */
  readonly territories?: readonly string[] | undefined;
  /** Id of a structure that is or was a member. */
  readonly structure?: string | undefined;
}

const byField = (role: string, field: string): string =>
  `SELECT '${role}' AS role, structure FROM jsonb_array_elements_text(a.description -> '${field}') AS structure`;

const ROLES = `(SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_array(part.role, part.structure)), '[]')
  FROM roadmaps AS r JOIN actions AS a ON a.withdrawn_at IS NULL
    AND a.description @> jsonb_build_object('feuilles', jsonb_build_array(jsonb_build_object('feuille_id', r.id)))
  CROSS JOIN LATERAL (${byField('cofinanceur', 'financeurs')}
    UNION ALL ${byField('beneficiaire', 'beneficiaires')} UNION ALL ${byField('recipiendaire', 'recipiendaires')}) AS part
  WHERE r.withdrawn_at IS NULL AND r.description ->> 'gouvernance_id' = told.id::text)`;

/** Governances; the statement that looks for one has the fence in it. */
@Injectable()
export class GovernanceStore extends VersionedTable<Governance, BesideGovernance> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'governances',
      turn: 'governance',
      within: (inside) => inside({ territories: `told.description -> 'territoires'` }),
      beside: () => `jsonb_build_object('roles', ${ROLES})`,
    });
  }

  wanted(
    fence: Fence,
    { territories, structure }: WantedGovernances,
    after: string | undefined,
    limit: number,
  ): Promise<GovernanceRecord[]> {
    const where = new Conditions();
    if (territories !== undefined)
      where.add(`jsonb_exists_any(told.description -> 'territoires', ?)`, territories);
    if (structure !== undefined)
      where.add(
        'told.description @> ?::jsonb',
        JSON.stringify({ membres: [{ structure_id: structure }] }),
      );
    return this.list(fence, where, after, limit);
  }

  /** Roadmaps of a governance, ten at most. */
  async namedBy(tx: Transaction, id: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM roadmaps WHERE description ->> 'gouvernance_id' = $1 AND withdrawn_at IS NULL ORDER BY id LIMIT 10`,
      [id],
    );
    return rows.map((row) => row.id);
  }
}
