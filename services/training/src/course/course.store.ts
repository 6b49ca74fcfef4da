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
import type { Course } from './course.js';

/** A course as it stands. */
export type CourseRecord = Held<Course>;

/** A course of a list. */
export type RankedCourse = Ranked<CourseRecord>;

/** What a caller asks to see. */
export interface WantedCourses {
  /** Words that are looked for; undefined for all. */
  readonly q?: string | undefined;
  /** Typed references, of which the course's is one. */
  readonly territories?: readonly string[] | undefined;
  readonly competence?: string | undefined;
  readonly level?: string | undefined;
  readonly mode?: string | undefined;
  readonly nature?: string | undefined;
  readonly source?: string | undefined;
}

/** The catalogue is published: nothing of it is fenced but its writing. */
@Injectable()
export class CourseStore extends SearchedTable<Course> {
  constructor(@Inject(Database) database: Database) {
    super(
      database,
      {
        table: 'courses',
        turn: 'training.courses',
        within: () => 'true',
        beside: () => "'{}'::jsonb",
      },
      new Search('course'),
      ({ titre_public: name, titre, presentation, organisme }) => ({
        ...{ name, town: undefined, codes: [] },
        texts: [titre, presentation, organisme],
      }),
    );
  }

  /** Courses after a position: most alike first where words were asked, else in the order of their entry. */
  wanted(
    wanted: WantedCourses,
    after: readonly string[] | undefined,
    limit: number,
  ): Promise<RankedCourse[]> {
    return this.asked(
      { q: wanted.q, add: (where, row) => addFilters(wanted, where, row) },
      after,
      limit,
    );
  }

  /** The public title of a course, one that was withdrawn too. */
  async titleOf(id: string): Promise<string> {
    const [row] = await this.database.query<{ title: string }>(
      "SELECT description ->> 'titre_public' AS title FROM courses WHERE id = $1",
      [id],
    );
    return row?.title ?? '';
  }

  /** A course in one of its versions, withdrawn since or not. */
  async inVersion(id: string, version: number): Promise<Course | undefined> {
    const [past] = (await this.versions(id, Fence.none, version - 1, 1)) ?? [];
    return past?.version === version ? past.state : undefined;
  }

  /** Keeps the record that a course was read from. */
  async keepElement(tx: Transaction, id: string, element: object): Promise<void> {
    await tx.query(
      `INSERT INTO course_elements (course_id, element) VALUES ($1, $2)
       ON CONFLICT (course_id) DO UPDATE SET element = EXCLUDED.element`,
      [id, JSON.stringify(element)],
    );
  }

  /** The records that courses were read from, by the ids of those that were. */
  async elements(
    ids: readonly string[],
    reader: Pick<Transaction, 'query'> = this.database,
  ): Promise<ReadonlyMap<string, object>> {
    const rows = await reader.query<{ course_id: string; element: object }>(
      'SELECT course_id, element FROM course_elements WHERE course_id = ANY($1)',
      [ids],
    );
    return new Map(rows.map((row) => [row.course_id, row.element]));
  }
}

function addFilters(wanted: WantedCourses, where: Conditions, row: string): void {
  const { territories, competence, level, mode, nature, source } = wanted;
  const holds = (part: object): void =>
    where.add(`${row}.description @> ?::jsonb`, JSON.stringify(part));
  if (territories !== undefined)
    where.add(`${row}.description ->> 'territoire' = ANY(?)`, territories);
  if (competence !== undefined || level !== undefined)
    holds({
      objectifs: [
        {
          ...(competence === undefined ? {} : { competence }),
          ...(level === undefined ? {} : { niveau: level }),
        },
      ],
    });
  if (mode !== undefined) holds({ mode });
  if (nature !== undefined) holds({ nature });
  if (source !== undefined) where.add(`${row}.source = ?`, source);
}
