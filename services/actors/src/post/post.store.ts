import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type Fence,
  type Held,
  type Transaction,
  VersionedTable,
} from '@maillage/platform';
import type { Post } from './post.js';

/** What is read beside a post: what it hangs on. */
export interface BesidePost {
  /** INSEE code of the commune of its structure. */
  readonly commune: string | null;
  /** Whether the structure has closed, or the professional left, before the post was to end. */
  readonly structure_fermee: boolean;
  readonly professionnel_parti: boolean;
  /** What stands for the structure of the description since they were merged; null where it stands for itself. */
  readonly structure_survivante: string | null;
  /** Profiles of the professional; null for a vacant post. */
  readonly profils: readonly string[] | null;
}

/** A post as it stands. */
export type PostRecord = Held<Post, BesidePost>;

/** What a caller asks to see of the posts. */
export interface WantedPosts {
  readonly communes?: readonly string[] | undefined;
  readonly structure?: string | undefined;
  readonly professional?: string | undefined;
  readonly schemes?: readonly string[] | undefined;
  /** Those that run on that civil date. */
  readonly day?: string | undefined;
}

/** Whether a day that ends something comes before a post was to end. */
const endsEarly = (day: string): string =>
  `coalesce(${day} < coalesce(told.ends_on, '9999-12-31'), false)`;

/** Where a post lies, for the fence. */
const LIES = { commune: 'house.commune', structure: `house.description ->> 'siret'` };

/** Posts lie where their structure lies. */
@Injectable()
export class PostStore extends VersionedTable<Post, BesidePost> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'posts',
      turn: 'actors.professionals',
      joins: `JOIN structures AS house ON house.id = told.structure_id
        LEFT JOIN professionals AS holder ON holder.id = told.professional_id`,
      within: (inside) => inside({ source: 'told.source', ...LIES }),
      beside:
        () => `jsonb_build_object('commune', house.commune, 'structure_fermee', ${endsEarly('house.closed_on')},
          'professionnel_parti', ${endsEarly('holder.ends_on')}, 'profils', holder.description -> 'profils',
          'structure_survivante', nullif(told.structure_id, (told.description ->> 'structure_id')::uuid))`,
    });
  }

  /** In the order of their entry. */
  wanted(
    fence: Fence,
    { communes, structure, professional, schemes, day }: WantedPosts,
    after: string | undefined,
    limit: number,
  ): Promise<PostRecord[]> {
    const where = new Conditions();
    if (communes !== undefined) where.add('house.commune = ANY(?)', communes);
    if (structure !== undefined)
      where.add(
        'told.structure_id = coalesce((SELECT survivor_id FROM structures WHERE id = ?), ?)',
        structure,
        structure,
      );
    if (professional !== undefined) where.add('told.professional_id = ?', professional);
    if (schemes !== undefined) where.add(`told.description ->> 'dispositif' = ANY(?)`, schemes);
    if (day !== undefined)
      where.add(
        `told.starts_on <= ? AND ? <= least(told.ends_on, house.closed_on, holder.ends_on, '9999-12-31')`,
        day,
        day,
      );
    return this.list(fence, where, after, limit);
  }

  /** A past state names what its author named. */
  override async findAt(id: string, fence: Fence, instant: Date): Promise<PostRecord | undefined> {
    const held = await super.findAt(id, fence, instant);
    return held && { ...held, beside: { ...held.beside, structure_survivante: null } };
  }

  /** Whether there is such a structure, or one that stands for it: the directory of structures is read by all. */
  async isStructure(id: string): Promise<boolean> {
    const sql =
      'SELECT FROM structures WHERE id = $1 AND (withdrawn_at IS NULL OR survivor_id IS NOT NULL)';
    return (await this.database.query(sql, [id])).length > 0;
  }

  /** The other posts of a professional, wherever they are. */
  async othersOf(
    tx: Transaction,
    professional: string,
    but: string,
  ): Promise<(Post & { readonly id: string })[]> {
    const rows = await tx.query<{ id: string; description: Post }>(
      'SELECT id, description FROM posts WHERE professional_id = $1 AND id <> $2 AND withdrawn_at IS NULL ORDER BY id',
      [professional, but],
    );
    return rows.map(({ id, description }) => ({ id, ...description }));
  }

  /** The posts that name a professional. */
  naming(tx: Transaction, professional: string): Promise<PostRecord[]> {
    const where = new Conditions();
    where.add('(told.professional_id = ? OR told.replacement_id = ?)', professional, professional);
    return this.all(tx, where);
  }
}
