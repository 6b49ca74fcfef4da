import type { Parts } from '@maillage/platform';
import { ImportCourses } from './import-courses.handler.js';
import { ImportCoursesTask } from './import-courses.task.js';
import { LheoController } from './lheo.controller.js';

/** LHÉO documents, as the module wires them. */
export const lheoImport: Parts = {
  controllers: [LheoController],
  providers: [ImportCourses, ImportCoursesTask],
};
