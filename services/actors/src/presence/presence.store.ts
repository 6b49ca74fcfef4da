import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type Fence,
  type Held,
  type Transaction,
  VersionedTable,
} from '@maillage/platform';
import type { Presence } from './presence.js';

/** What is read beside a presence: what it hangs on. */
export interface BesidePresence {
  /** INSEE code of the commune of its place. */
  readonly commune: string | null;
  /** Whether the professional left before the presence was to end. */
  readonly professionnel_parti: boolean;
  readonly profils: readonly string[];
  /** What stands for the place of the description since they were merged; null where it stands for itself. */
  readonly lieu_survivant: string | null;
}

/** A presence as it stands. */
export type PresenceRecord = Held<Presence, BesidePresence>;

/** What a caller asks to see of the presences. */
export interface WantedPresences {
  readonly communes?: readonly string[] | undefined;
  readonly place?: string | undefined;
  readonly professional?: string | undefined;
  /** Those that run on that civil date. */
  readonly day?: string | undefined;
}

/** A place that a presence names. */
export interface NamedPlace {
  readonly commune: string;
}

/** What stands for a place, which is given twice. */
const HELD = 'coalesce((SELECT survivor_id FROM places WHERE id = ?), ?)';

/** Where a presence lies, for the fence. */
const LIES = { commune: 'place.commune', structure: `place.body ->> 'pivot'` };

/** Presences lie where their place lies. */
@Injectable()
export class PresenceStore extends VersionedTable<Presence, BesidePresence> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'presences',
      turn: 'actors.professionals',
      joins: `JOIN places AS place ON place.id = told.place_id
        JOIN professionals AS holder ON holder.id = told.professional_id`,
      within: (inside) => inside({ source: 'told.source', ...LIES }),
      beside:
        () => `jsonb_build_object('commune', place.commune, 'profils', holder.description -> 'profils',
          'lieu_survivant', nullif(told.place_id, (told.description ->> 'lieu_id')::uuid),
          'professionnel_parti', coalesce(holder.ends_on < coalesce(told.ends_on, '9999-12-31'), false))`,
    });
  }

  /** In the order of their entry. */
  wanted(
    fence: Fence,
    { communes, place, professional, day }: WantedPresences,
    after: string | undefined,
    limit: number,
  ): Promise<PresenceRecord[]> {
    const where = new Conditions();
    if (communes !== undefined) where.add('place.commune = ANY(?)', communes);
    if (place !== undefined) where.add(`told.place_id = ${HELD}`, place, place);
    if (professional !== undefined) where.add('told.professional_id = ?', professional);
    if (day !== undefined)
      where.add(
        `told.starts_on <= ? AND ? <= least(told.ends_on, holder.ends_on, '9999-12-31')`,
        day,
        day,
      );
    return this.list(fence, where, after, limit);
  }

  /** A past state names what its author named. */
  override async findAt(
    id: string,
    fence: Fence,
    instant: Date,
  ): Promise<PresenceRecord | undefined> {
    const held = await super.findAt(id, fence, instant);
    return held && { ...held, beside: { ...held.beside, lieu_survivant: null } };
  }

  /** Whether there is such a place: the directory of places is read by all. */
  async isPlace(id: string): Promise<boolean> {
    return (await this.database.query('SELECT FROM places WHERE id = $1', [id])).length > 0;
  }

  /** The place that a presence of a source is to name; undefined where none is, or none the writer reaches. */
  async place(
    tx: Transaction,
    id: string,
    source: string,
    fence: Fence,
  ): Promise<NamedPlace | undefined> {
    const where = new Conditions();
    where.add(`place.id = ${HELD}`, id, id);
    const own = `${where.parameter(source)}::text`;
    where.always(`${own} IS NOT NULL`);
    fence.restrict(where, { source: own, ...LIES });
    const [row] = await tx.query<NamedPlace>(
      `SELECT place.commune FROM places AS place WHERE ${where.sql}`,
      where.parameters,
    );
    return row;
  }

  /** The other presences of a professional, wherever they are. */
  async othersOf(
    tx: Transaction,
    professional: string,
    but: string,
  ): Promise<(Presence & { readonly id: string })[]> {
    const others = (await this.ofProfessional(tx, professional)).filter(({ id }) => id !== but);
    return others.map(({ id, description }) => ({ id, ...description }));
  }

  /** The presences of a professional, wherever they are. */
  ofProfessional(tx: Transaction, professional: string): Promise<PresenceRecord[]> {
    const where = new Conditions();
    where.add('told.professional_id = ?', professional);
    return this.all(tx, where);
  }
}
