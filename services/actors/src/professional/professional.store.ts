import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  type Fence,
  type Held,
  type Inside,
  type Transaction,
  VersionedTable,
} from '@maillage/platform';
import type { HeldPost, HeldPresence, Professional } from './professional.js';

/** What is read beside a professional. */
export interface BesideProfessional {
  /** INSEE code of the commune of the structure that keeps the entry. */
  readonly commune: string | null;
  /** Whether that structure has closed. */
  readonly structure_fermee: boolean;
  readonly postes: readonly HeldPost[];
  readonly presences: readonly HeldPresence[];
  /** What stands for the structure that keeps the entry since they were merged; null where it stands for itself. */
  readonly structure_survivante: string | null;
  /** When it was last said who they are; null where it never was. */
  readonly identifie_le: string | null;
}

/** A professional as it stands. */
export type ProfessionalRecord = Held<Professional, BesideProfessional>;

/** What a caller asks to see of the professionals. */
export interface WantedProfessionals {
  readonly communes?: readonly string[] | undefined;
  readonly profiles?: readonly string[] | undefined;
  readonly structure?: string | undefined;
  readonly place?: string | undefined;
  /** Civil date whose state is asked for. */
  readonly day: string;
}

/** A structure that a record names. */
export interface NamedStructure {
  readonly commune: string | null;
  readonly closed_on: string | null;
}

/**
 * Where a professional is, a row each: the structure that keeps the entry, those of posts, the places of presences; and
 * nowhere, for whoever reaches the source.
 */
const TIES = `(SELECT s.commune, s.description ->> 'siret' AS siret FROM structures AS s WHERE s.id = told.structure_id
  UNION ALL SELECT s.commune, s.description ->> 'siret' FROM posts JOIN structures AS s ON s.id = posts.structure_id
    WHERE posts.professional_id = told.id AND posts.withdrawn_at IS NULL
  UNION ALL SELECT p.commune, p.body ->> 'pivot' FROM presences JOIN places AS p ON p.id = presences.place_id
    WHERE presences.professional_id = told.id AND presences.withdrawn_at IS NULL
  UNION ALL SELECT NULL, NULL)`;

const STRUCTURE = { commune: 's.commune', structure: `s.description ->> 'siret'` };

/** The posts of a professional that the caller reaches, the oldest first. */
const postsOf = (inside: Inside): string =>
  `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', posts.id) || (posts.description - 'professionnel_id')
      || jsonb_build_object('structure_id', posts.structure_id)
      ORDER BY posts.starts_on, posts.id), '[]')
    FROM posts JOIN structures AS s ON s.id = posts.structure_id
    WHERE posts.professional_id = told.id AND posts.withdrawn_at IS NULL
      AND ${inside({ source: 'posts.source', ...STRUCTURE })})`;

/** The presences of a professional that the caller reaches, the oldest first. */
const presencesOf = (inside: Inside): string =>
  `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', presences.id) || (presences.description - 'professionnel_id')
      || jsonb_build_object('lieu_id', presences.place_id)
      ORDER BY presences.starts_on, presences.id), '[]')
    FROM presences JOIN places AS p ON p.id = presences.place_id
    WHERE presences.professional_id = told.id AND presences.withdrawn_at IS NULL
      AND ${inside({ source: 'presences.source', commune: 'p.commune', structure: `p.body ->> 'pivot'` })})`;

/** Presences of a professional that run on a day, which is given twice. */
const PRESENT = `SELECT FROM presences JOIN places AS p ON p.id = presences.place_id
  WHERE presences.professional_id = told.id AND presences.withdrawn_at IS NULL
    AND presences.starts_on <= ? AND ? <= coalesce(presences.ends_on, '9999-12-31')`;

/** Posts of a professional that run on a day, which is given twice. */
const RUNNING = `SELECT FROM posts JOIN structures AS s ON s.id = posts.structure_id
  WHERE posts.professional_id = told.id AND posts.withdrawn_at IS NULL
    AND posts.starts_on <= ? AND ? <= least(posts.ends_on, s.closed_on, '9999-12-31')`;

/** What stands for a structure, which is given twice. */
const HELD = 'coalesce((SELECT survivor_id FROM structures WHERE id = ?), ?)';

const HELD_PLACE = 'coalesce((SELECT survivor_id FROM places WHERE id = ?), ?)';

/** Professionals; the statement that looks for one has the fence in it. */
@Injectable()
export class ProfessionalStore extends VersionedTable<Professional, BesideProfessional> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'professionals',
      turn: 'actors.professionals',
      joins: `LEFT JOIN structures AS keeper ON keeper.id = told.structure_id
        LEFT JOIN professional_people AS known ON known.professional_id = told.id`,
      within: (inside) =>
        `EXISTS (SELECT FROM ${TIES} AS tie
          WHERE ${inside({ source: 'told.source', commune: 'tie.commune', structure: 'tie.siret' })})`,
      beside: (inside) =>
        `jsonb_build_object('commune', keeper.commune,
          'structure_survivante', nullif(told.structure_id, (told.description ->> 'structure_id')::uuid), 'structure_fermee', keeper.closed_on IS NOT NULL,
          'identifie_le', known.written_at, 'postes', ${postsOf(inside)}, 'presences', ${presencesOf(inside)})`,
    });
  }

  /** Those of a day, in the order of their entry. Keeping an entry, a post or a presence there that day is being there. */
  wanted(
    fence: Fence,
    { communes, profiles, structure, place, day }: WantedProfessionals,
    after: string | undefined,
    limit: number,
  ): Promise<ProfessionalRecord[]> {
    const where = new Conditions();
    where.add('(told.ends_on IS NULL OR told.ends_on >= ?)', day);
    if (profiles !== undefined)
      where.add(
        'told.description @> ANY(?::jsonb[])',
        profiles.map((code) => JSON.stringify({ profils: [code] })),
      );
    if (structure !== undefined)
      where.add(
        `(told.structure_id = ${HELD} OR EXISTS (${RUNNING} AND posts.structure_id = ${HELD}))`,
        ...[structure, structure],
        ...[day, day],
        ...[structure, structure],
      );
    if (place !== undefined)
      where.add(
        `EXISTS (${PRESENT} AND presences.place_id = ${HELD_PLACE})`,
        day,
        day,
        place,
        place,
      );
    if (communes !== undefined)
      where.add(
        `(keeper.commune = ANY(?) OR EXISTS (${RUNNING} AND s.commune = ANY(?))
          OR EXISTS (${PRESENT} AND p.commune = ANY(?)))`,
        communes,
        ...[day, day, communes],
        ...[day, day, communes],
      );
    return this.list(fence, where, after, limit);
  }

  /** A past state names what its author named. */
  override async findAt(
    id: string,
    fence: Fence,
    instant: Date,
  ): Promise<ProfessionalRecord | undefined> {
    const held = await super.findAt(id, fence, instant);
    return held && { ...held, beside: { ...held.beside, structure_survivante: null } };
  }

  /** Those of some professionals that a fence reaches. */
  async reached(ids: readonly string[], fence: Fence): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const where = new Conditions();
    where.add('told.id = ANY(?)', ids);
    return new Set((await this.list(fence, where, undefined, ids.length)).map(({ id }) => id));
  }

  /** The structure that an entry of a source is to name; undefined where none is, or none the writer reaches. */
  async structure(
    tx: Transaction,
    id: string,
    source: string,
    fence: Fence,
  ): Promise<NamedStructure | undefined> {
    const where = new Conditions();
    where.add(`id = ${HELD}`, id, id);
    where.always('withdrawn_at IS NULL');
    const own = `${where.parameter(source)}::text`;
    where.always(`${own} IS NOT NULL`);
    fence.restrict(where, {
      source: own,
      commune: 'commune',
      structure: `description ->> 'siret'`,
    });
    const [row] = await tx.query<NamedStructure>(
      `SELECT commune, closed_on FROM structures WHERE ${where.sql}`,
      where.parameters,
    );
    return row;
  }

  /**
   * Takes out of the entry of a withdrawn professional, and of its versions, what might tell who it was: the id of its
   * source, skills, languages. The structure stays, or that of a post, so that whoever read the entry is told that it went.
   */
  async blank(tx: Transaction, id: string): Promise<void> {
    await tx.query(
      `UPDATE professionals SET source_id = id::text, description = jsonb_strip_nulls(jsonb_build_object(
         'profils', description -> 'profils', 'joignable', false, 'structure_id', coalesce(structure_id,
           (SELECT posts.structure_id FROM posts WHERE posts.professional_id = professionals.id ORDER BY starts_on DESC LIMIT 1))))
       WHERE id = $1`,
      [id],
    );
    for (const field of ['certifications', 'langues', 'fin'])
      await this.forget(tx, [id], `{${field}}`);
  }

  /** Posts and presences that name a professional, ten at most. */
  async namedBy(tx: Transaction, id: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM posts WHERE (professional_id = $1 OR replacement_id = $1) AND withdrawn_at IS NULL
       UNION ALL SELECT id FROM presences WHERE professional_id = $1 AND withdrawn_at IS NULL ORDER BY id LIMIT 10`,
      [id],
    );
    return rows.map((row) => row.id);
  }

  /** Marks professionals as changed. */
  async touch(tx: Transaction, professionals: readonly string[]): Promise<void> {
    if (professionals.length === 0) return;
    await tx.query(
      'UPDATE professionals SET changed_in = pg_current_xact_id() WHERE id = ANY($1)',
      [professionals],
    );
  }
}
