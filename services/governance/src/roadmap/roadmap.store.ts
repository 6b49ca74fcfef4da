import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  Fence,
  type Held,
  type Transaction,
  VersionedTable,
} from '@maillage/platform';
import type { Roadmap } from './roadmap.js';

/** What is read beside a roadmap. */
interface BesideRoadmap {
  readonly gouvernance: string;
  readonly territoires: readonly string[];
}

/** A roadmap as it stands. */
export type RoadmapRecord = Held<Roadmap, BesideRoadmap>;

/** What a caller asks to see. */
export interface WantedRoadmaps {
  readonly governance?: string | undefined;
  readonly territories?: readonly string[] | undefined;
  readonly status?: string | undefined;
}

/** Roadmaps stand inside of the fence of their governance. */
@Injectable()
export class RoadmapStore extends VersionedTable<Roadmap, BesideRoadmap> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'roadmaps',
      turn: 'governance',
      joins: `JOIN governances AS g ON g.id = (told.description ->> 'gouvernance_id')::uuid`,
      within: (inside) => inside({ territories: `g.description -> 'territoires'` }),
      beside: () =>
        `jsonb_build_object('gouvernance', g.description ->> 'nom', 'territoires', g.description -> 'territoires')`,
    });
  }

  wanted(
    fence: Fence,
    { governance, territories, status }: WantedRoadmaps,
    after: string | undefined,
    limit: number,
  ): Promise<RoadmapRecord[]> {
    const where = new Conditions();
    if (governance !== undefined)
      where.add(`told.description ->> 'gouvernance_id' = ?`, governance);
    if (territories !== undefined)
      where.add(`jsonb_exists_any(g.description -> 'territoires', ?)`, territories);
    if (status !== undefined) where.add(`told.description ->> 'statut' = ?`, status);
    return this.list(fence, where, after, limit);
  }

  /** Those that everybody may read: published, and adopted. */
  published(after: string | undefined, limit: number): Promise<RoadmapRecord[]> {
    const where = new Conditions();
    where.add(
      `told.description @> '{"publique": true}' AND told.description ->> 'statut' = ANY(?)`,
      ['adoptee', 'amendee'],
    );
    return this.list(Fence.none, where, after, limit);
  }

  /** Territories of a governance that a fence reaches; undefined for none. */
  async territoriesOf(
    tx: Transaction,
    governance: string,
    fence: Fence,
  ): Promise<readonly string[] | undefined> {
    const where = new Conditions();
    where.add('id = ? AND withdrawn_at IS NULL', governance);
    fence.restrict(where, { territories: `description -> 'territoires'` });
    const [row] = await tx.query<{ territories: string[] }>(
      `SELECT description -> 'territoires' AS territories FROM governances WHERE ${where.sql}`,
      where.parameters,
    );
    return row?.territories;
  }

  /** Axes and objectives of a roadmap under which actions stand. */
  async used(tx: Transaction, id: string): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ axis: string | null; objective: string | null }>(
      `SELECT DISTINCT stand ->> 'axe_id' AS axis, stand ->> 'objectif_id' AS objective
       FROM actions CROSS JOIN LATERAL jsonb_array_elements(description -> 'feuilles') AS stand
       WHERE withdrawn_at IS NULL AND description @> $1::jsonb AND stand ->> 'feuille_id' = $2`,
      [JSON.stringify({ feuilles: [{ feuille_id: id }] }), id],
    );
    return new Set(
      rows.flatMap(({ axis, objective }) => [axis, objective]).filter((one) => one !== null),
    );
  }

  /** Actions of a roadmap, ten at most. */
  async namedBy(tx: Transaction, id: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      'SELECT id FROM actions WHERE description @> $1::jsonb AND withdrawn_at IS NULL ORDER BY id LIMIT 10',
      [JSON.stringify({ feuilles: [{ feuille_id: id }] })],
    );
    return rows.map((row) => row.id);
  }

  /** One of its versions, whatever it is now; undefined where there is none or the fence shows none. */
  async version(id: string, fence: Fence, version: number): Promise<Roadmap | undefined> {
    const [found] = (await this.versions(id, fence, version - 1, 1)) ?? [];
    return found?.version === version ? found.state : undefined;
  }
}
