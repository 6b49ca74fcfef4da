import { create } from '@bufbuild/protobuf';
import { CourseWithdrawnSchema, CourseWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Course } from './course.js';

/** What happens to one course at one instant. */
export interface Happening {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
}

/** The event of a course that is new, there again, or changes. Neither its titles nor its texts. */
export function courseWritten(
  { id, version, at }: Happening,
  course: Course,
): OutgoingEvent<typeof CourseWrittenSchema> {
  const message = create(CourseWrittenSchema, {
    courseId: id,
    territory: course.territoire,
    kind: course.nature,
    mode: course.mode,
    framework: course.referentiel.code,
    frameworkVersion: course.referentiel.version,
    objectives: course.objectifs.map(({ competence, niveau: level }) => ({ competence, level })),
    halfDays: course.demi_journees ?? 0,
    providerId: course.organisme_id ?? '',
  });
  return { schema: CourseWrittenSchema, message, aggregateId: id, version, at };
}

/** The event of a course that is taken out of the catalogue. */
export function courseWithdrawn(
  { id, version, at }: Happening,
  { territoire }: Course,
): OutgoingEvent<typeof CourseWithdrawnSchema> {
  const message = create(CourseWithdrawnSchema, { courseId: id, territory: territoire });
  return { schema: CourseWithdrawnSchema, message, aggregateId: id, version, at };
}
