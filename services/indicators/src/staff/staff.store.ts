import { Injectable } from '@nestjs/common';
import type { Transaction } from '@maillage/platform';
import type { DayDelta } from './covered.js';
import type { KnownPost, KnownProfessional, KnownStructure } from './known-staff.js';
import type { Held } from './staff-steps.js';
import { FOREVER } from './stretch.js';

/** Posts, structures and professionals as events told of them, and who holds what by all of that together. */
@Injectable()
export class StaffStore {
  /** Lets one consumer at a time count: what one learns changes what another counts. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query('LOCK TABLE known_posts IN SHARE ROW EXCLUSIVE MODE');
  }

  async learnPosts(tx: Transaction, posts: readonly KnownPost[]): Promise<void> {
    // A post that becomes vacant keeps its last holder, and its first day of vacancy.
    await tx.query(
      `INSERT INTO known_posts AS k SELECT r.* FROM jsonb_populate_recordset(NULL::known_posts, $1) AS r
       ON CONFLICT (id) DO UPDATE SET
         professional_id = coalesce(excluded.professional_id, k.professional_id),
         vacant_from = CASE WHEN excluded.professional_id IS NULL THEN coalesce(k.vacant_from, excluded.vacant_from) ELSE excluded.vacant_from END,
         ${rest('structure_id', 'commune', 'starts_on', 'ends_on', 'share', 'scheme', 'contract', 'funding', 'is_withdrawn')}`,
      [JSON.stringify(posts)],
    );
  }

  async learnStructures(tx: Transaction, structures: readonly KnownStructure[]): Promise<void> {
    await tx.query(
      `INSERT INTO known_structures SELECT r.* FROM jsonb_populate_recordset(NULL::known_structures, $1) AS r
       ON CONFLICT (id) DO UPDATE SET ${rest('commune', 'closed_on', 'survivor_id')}`,
      [JSON.stringify(structures)],
    );
  }

  async learnProfessionals(
    tx: Transaction,
    professionals: readonly KnownProfessional[],
  ): Promise<void> {
    await tx.query(
      `INSERT INTO known_professionals SELECT r.* FROM jsonb_populate_recordset(NULL::known_professionals, $1) AS r
       ON CONFLICT (id) DO UPDATE SET ${rest('profiles', 'certifications', 'ends_on')}`,
      [JSON.stringify(professionals)],
    );
  }

  /** Who holds, or held, one of some posts, or a post in one of some structures or in what was merged into them. */
  async holders(
    tx: Transaction,
    { posts = [], structures = [] }: { posts?: readonly string[]; structures?: readonly string[] },
  ): Promise<string[]> {
    const rows = await tx.query<{ professional_id: string }>(
      `WITH RECURSIVE house AS (
         SELECT unnest($2::uuid[]) AS id
         UNION SELECT s.id FROM known_structures AS s JOIN house ON s.survivor_id = house.id
       )
       SELECT professional_id FROM known_posts WHERE id = ANY($1::uuid[]) AND professional_id IS NOT NULL
       UNION SELECT professional_id FROM known_posts JOIN house ON structure_id = house.id WHERE professional_id IS NOT NULL`,
      [posts, structures],
    );
    return rows.map((row) => row.professional_id);
  }

  /**
   * What some professionals hold. A post ends with its last day, its structure, its holder, or the holder's leaving it,
   * whichever comes first; it lies where its structure does, or the one that stands for it.
   */
  held(tx: Transaction, professionals: readonly string[]): Promise<Held[]> {
    if (professionals.length === 0) return Promise.resolve([]);
    return tx.query<Held>(
      `WITH RECURSIVE house AS (
         SELECT p.id AS post, s.* FROM known_posts AS p JOIN known_structures AS s ON s.id = p.structure_id
         WHERE p.professional_id = ANY($1::uuid[])
         UNION SELECT house.post, s.* FROM house JOIN known_structures AS s ON s.id = house.survivor_id
       )
       SELECT p.professional_id AS professional, coalesce(nullif(house.commune, ''), p.commune) AS commune,
         p.starts_on::text AS first,
         least(p.ends_on, house.closed_on, who.ends_on, p.vacant_from - 1, '${FOREVER}')::text AS last,
         p.share, p.scheme, p.contract, p.funding,
         coalesce(who.profiles, '{}') AS profiles, coalesce(who.certifications, '{}') AS certifications
       FROM known_posts AS p
       LEFT JOIN house ON house.post = p.id AND house.survivor_id IS NULL
       LEFT JOIN known_professionals AS who ON who.id = p.professional_id
       WHERE p.professional_id = ANY($1::uuid[]) AND NOT p.is_withdrawn`,
      [professionals],
    );
  }

  /** How the posts of some communes change, day by day, as it was added up until now. */
  changes(tx: Transaction, communes: readonly string[]): Promise<DayDelta[]> {
    return tx.query<DayDelta>(
      `SELECT substr(territory, 9) AS commune, day::text AS day, delta FROM stock_deltas
       WHERE territory = ANY($1) AND stock = 'postes' AND axis = '' AND value = ''`,
      [communes.map((code) => `commune-${code}`)],
    );
  }
}

const rest = (...columns: readonly string[]): string =>
  columns.map((name) => `${name} = excluded.${name}`).join(', ');
