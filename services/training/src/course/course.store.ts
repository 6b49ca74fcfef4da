import { Inject, Injectable } from '@nestjs/common';
import {
  Conditions,
  Database,
  Fence,
  type Held,
  type Ranked,
  type RecordRow,
  Search,
  type SearchMetaDto,
  type Transaction,
  VersionedTable,
  WordList,
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

const search = new Search('course');
const words = new WordList<CourseRecord>(search);

/** The catalogue is published: nothing of it is fenced but its writing. */
@Injectable()
export class CourseStore extends VersionedTable<Course> {
  constructor(@Inject(Database) database: Database) {
    super(database, {
      table: 'courses',
      turn: 'training.courses',
      within: () => 'true',
      beside: () => "'{}'::jsonb",
    });
  }

  /** Courses after a position: most alike first where words were asked, else in the order of their entry. */
  async wanted(
    wanted: WantedCourses,
    after: readonly string[] | undefined,
    limit: number,
  ): Promise<RankedCourse[]> {
    const reading = await words.reading(this.database, wanted.q, after?.[2]);
    if (reading === undefined) {
      const where = new Conditions();
      addFilters(wanted, where, 'told');
      const records = await this.list(Fence.none, where, after?.[1], limit);
      return records.map((record) => ({ record, rank: 0 }));
    }
    const rows = {
      table: 'courses',
      add: (where: Conditions) => addFilters(wanted, where, 'courses'),
    };
    return words.page(this.database, { reading, codes: [], rows }, after, limit, (ids) => {
      const where = new Conditions();
      where.add('told.id = ANY(?)', ids);
      return this.list(Fence.none, where, undefined, limit);
    });
  }

  /** What the first page of a list says of the words that were looked for. */
  about(
    wanted: WantedCourses,
    page: readonly RankedCourse[],
  ): Promise<Pick<SearchMetaDto, 'recherche' | 'propositions'> | undefined> {
    return words.about(this.database, wanted.q, [], page);
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

  override async insert(
    tx: Transaction,
    row: RecordRow<Course>,
    at: Date,
    reason: string,
  ): Promise<void> {
    await super.insert(tx, row, at, reason);
    await index(tx, row.id, row.description);
  }

  override async replace(
    tx: Transaction,
    id: string,
    course: Course,
    at: Date,
    reason: string,
  ): Promise<void> {
    await super.replace(tx, id, course, at, reason);
    await index(tx, id, course);
  }

  override async withdraw(tx: Transaction, id: string, at: Date, reason: string): Promise<void> {
    await super.withdraw(tx, id, at, reason);
    await search.remove(tx, [id]);
  }
}

function addFilters(wanted: WantedCourses, where: Conditions, row: 'told' | 'courses'): void {
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

function index(tx: Transaction, id: string, course: Course): Promise<void> {
  const { titre_public: name, titre, presentation, organisme } = course;
  return search.put(tx, [
    { id, name, town: undefined, texts: [titre, presentation, organisme], codes: [] },
  ]);
}
