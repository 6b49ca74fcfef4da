import type { Cell, Column } from '@maillage/files';
import {
  contentWords,
  CURSOR_ID,
  etagOf,
  type Listing,
  positionOf,
  READING,
} from '@maillage/platform';
import { meeting } from '../territory/territory-asked.js';
import { type Course, type CourseGiven, FIELDS } from './course.js';
import type { CourseBodyDto, CourseDto } from './course.dto.js';
import { COURSE_FORMATS, type CoursesQuery } from './course.query.dto.js';
import type { CourseRecord, RankedCourse, WantedCourses } from './course.store.js';

/** A cell holds a list of texts; of objectives and modules the parts, apart by a blank. */
function cellOf(course: Course, name: (typeof FIELDS)[number]): Cell {
  const value = course[name];
  if (name === 'objectifs')
    return course.objectifs.map(({ competence, niveau }) => `${competence} ${niveau}`);
  if (name === 'modules')
    return course.modules?.map(({ titre, demi_journees: halfDays }) => `${halfDays} ${titre}`);
  if (name === 'referentiel') return `${course.referentiel.code} ${course.referentiel.version}`;
  return value as Cell;
}

const COLUMNS: readonly Column<CourseRecord>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'source', value: ({ source }) => source },
  { name: 'source_id', value: ({ sourceId }) => sourceId },
  ...FIELDS.map((name) => ({
    name,
    value: ({ description }: CourseRecord): Cell => cellOf(description, name),
  })),
];

/** How the catalogue is listed. */
export const COURSE_LISTING: Listing<RankedCourse> = {
  name: 'formations',
  formats: COURSE_FORMATS,
  columns: COLUMNS.map((column) => ({ ...column, value: ({ record }) => column.value(record) })),
  keyOf: positionOf,
  cursor: [/^\d{1,11}$/, CURSOR_ID, READING],
};

/** A course as the API gives it. */
export const toDto = ({
  id,
  source,
  sourceId,
  description,
  ...record
}: CourseRecord): CourseDto => ({
  id,
  identifiants: [{ source, id: sourceId }],
  ...(description as object as CourseBodyDto),
  creation: record.createdAt.toISOString(),
  modification: record.modifiedAt.toISOString(),
  version: record.version,
});

export const tagOf = ({ id, version }: CourseRecord): string => etagOf(id, version);

/** What a sender wrote, as plain values: what is checked is an instance of its class. */
export const toGiven = (body: CourseBodyDto): CourseGiven =>
  JSON.parse(JSON.stringify(body)) as CourseGiven;

/**
 * What a query asks for.
 * @throws DomainError malformed for an unknown territory.
 */
export const wantedOf = (query: CoursesQuery): WantedCourses => ({
  q: contentWords(query.q ?? '').length === 0 ? undefined : query.q,
  territories: query.territoire === undefined ? undefined : meeting(query.territoire),
  competence: query.competence,
  level: query.niveau,
  mode: query.mode,
  nature: query.nature,
  source: query.source,
});
