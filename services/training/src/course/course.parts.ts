import type { Parts } from '@maillage/platform';
import { CourseStore } from './course.store.js';
import { CourseWritingController } from './course-writing.controller.js';
import { CoursesController } from './courses.controller.js';
import { EnterCourses } from './enter-courses.handler.js';
import { ReadCatalogue } from './read-catalogue.handler.js';
import { WriteCourse } from './write-course.handler.js';

/** The catalogue, as the module wires it. */
export const course: Parts = {
  controllers: [CoursesController, CourseWritingController],
  providers: [CourseStore, WriteCourse, EnterCourses, ReadCatalogue],
};
