import { Inject, Injectable } from '@nestjs/common';
import type { Course } from './course.js';
import { type CourseRecord, CourseStore, type WantedCourses } from './course.store.js';

/** Courses that are read at a time. */
const BATCH = 500;

/** Reads the catalogue for those who write it in another form. */
@Injectable()
export class ReadCatalogue {
  constructor(@Inject(CourseStore) private readonly store: CourseStore) {}

  /** The public title of a course, one that was withdrawn too. */
  titleOf(id: string): Promise<string> {
    return this.store.titleOf(id);
  }

  /** A course in a version that a session took; undefined where it is not kept any more. */
  async taken(id: string, version: number): Promise<Course | undefined> {
    return this.store.inVersion(id, version);
  }

  /** All courses that are wanted, each with the record that it was read from, if it was. */
  async *all(
    wanted: WantedCourses,
  ): AsyncGenerator<{ readonly record: CourseRecord; readonly element: object | undefined }> {
    for (let after: readonly string[] | undefined; ;) {
      const found = await this.store.wanted(wanted, after, BATCH);
      const elements = await this.store.elements(found.map(({ record }) => record.id));
      for (const { record } of found) yield { record, element: elements.get(record.id) };
      const last = found.at(-1);
      if (last === undefined || found.length < BATCH) return;
      after = [String(last.rank), last.record.id];
    }
  }
}
