import { Inject, Injectable } from '@nestjs/common';
import {
  type Conditions,
  Database,
  Fence,
  type Held,
  type Ranked,
  Search,
  SearchedTable,
  type Transaction,
} from '@maillage/platform';
import { findTerritory } from '@maillage/territories';
import type { Sheet } from './sheet.js';

/** What others make of a sheet. */
export interface BesideSheet {
  /** How many people thanked for it. */
  readonly remerciements: number;
  /** How many were copied from it. */
  readonly copies: number;
  /** The version that its origin has today; null where there is none any more. */
  readonly version_origine: number | null;
}

/** A sheet as it stands. */
export type SheetRecord = Held<Sheet, BesideSheet>;

/** A sheet of a list. */
export type RankedSheet = Ranked<SheetRecord>;

/** What a caller asks to see. */
export interface WantedSheets {
  /** Words that are looked for; undefined for all. */
  readonly q?: string | undefined;
  /** Typed references, of which the sheet's is one. */
  readonly territories?: readonly string[] | undefined;
  readonly tool?: string | undefined;
  /** Id of the sheet they were copied from. */
  readonly origin?: string | undefined;
  readonly source?: string | undefined;
  /** Only those that everybody may read. */
  readonly isPublic?: boolean;
}

/** Sheets are read by all who have an access: nothing of them is fenced but their writing. */
@Injectable()
export class SheetStore extends SearchedTable<Sheet, BesideSheet> {
  constructor(@Inject(Database) database: Database) {
    super(
      database,
      {
        table: 'sheets',
        turn: 'training.sheets',
        within: () => 'true',
        beside: () => `jsonb_build_object(
          'remerciements', (SELECT count(*) FROM sheet_thanks AS t WHERE t.sheet_id = told.id),
          'copies', (SELECT count(*) FROM sheets AS c WHERE c.description -> 'origine' ->> 'id' = told.id::text AND c.withdrawn_at IS NULL),
          'version_origine', (SELECT o.version FROM sheets AS o WHERE o.id = (told.description -> 'origine' ->> 'id')::uuid AND o.withdrawn_at IS NULL))`,
      },
      new Search('sheet'),
      ({ titre: name, territoire, contexte, outils, etapes, structure }) => ({
        ...{ name, town: findTerritory(territoire)?.nom, codes: [] },
        texts: [contexte, structure, ...outils, ...etapes],
      }),
    );
  }

  /** Sheets after a position: most alike first where words were asked, else in the order of their entry. */
  wanted(
    wanted: WantedSheets,
    after: readonly string[] | undefined,
    limit: number,
  ): Promise<RankedSheet[]> {
    return this.asked(
      { q: wanted.q, add: (where, row) => addFilters(wanted, where, row) },
      after,
      limit,
    );
  }

  /** One that everybody may read. */
  async published(id: string): Promise<SheetRecord | undefined> {
    const found = await this.find(id, Fence.none);
    return found?.description.publiee === true ? found : undefined;
  }

  /** Whether a structure is known. */
  async knowsStructure(tx: Transaction, id: string): Promise<boolean> {
    const rows = await tx.query('SELECT FROM known_structures WHERE id = $1', [id]);
    return rows.length > 0;
  }

  /** Notes that somebody thanks for a sheet; once is all that counts. @param by who: id of a caller or of a person. */
  async thank(tx: Transaction, id: string, by: string, at: Date): Promise<void> {
    await tx.query(
      'INSERT INTO sheet_thanks (sheet_id, thanked_by, thanked_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING',
      [id, by, at],
    );
  }

  /** Takes the thanks of somebody back. */
  async unthank(tx: Transaction, id: string, by: string): Promise<void> {
    await tx.query('DELETE FROM sheet_thanks WHERE sheet_id = $1 AND thanked_by = $2', [id, by]);
  }

  /** What somebody thanked for. */
  async thanksOf(person: string): Promise<object[]> {
    const rows = await this.database.query<{ told: object }>(
      `SELECT jsonb_build_object('nature', 'remerciement', 'fiche_id', sheet_id, 'le', thanked_at) AS told
       FROM sheet_thanks WHERE thanked_by = $1 ORDER BY sheet_id`,
      [person],
    );
    return rows.map(({ told }) => told);
  }

  /** Lets go of the thanks of people who were erased. */
  async forgetThanks(tx: Transaction, people: readonly string[]): Promise<void> {
    await tx.query('DELETE FROM sheet_thanks WHERE thanked_by = ANY($1)', [people]);
  }
}

function addFilters(wanted: WantedSheets, where: Conditions, row: string): void {
  const { territories, tool, origin, source, isPublic } = wanted;
  const holds = (part: object): void =>
    where.add(`${row}.description @> ?::jsonb`, JSON.stringify(part));
  if (territories !== undefined)
    where.add(`${row}.description ->> 'territoire' = ANY(?)`, territories);
  if (tool !== undefined) holds({ outils: [tool] });
  if (origin !== undefined) where.add(`${row}.description -> 'origine' ->> 'id' = ?`, origin);
  if (source !== undefined) where.add(`${row}.source = ?`, source);
  if (isPublic === true) holds({ publiee: true });
}
