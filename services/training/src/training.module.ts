import { Module } from '@nestjs/common';
import {
  EventTables1795000000000,
  History1799000000001,
  Idempotency1796000000000,
  Links1803000000000,
  OutboxTable1801000000000,
  PlatformModule,
  type ServiceOptions,
  Traceparent1799000000001,
} from '@maillage/platform';
import { attendance } from './attendance/attendance.parts.js';
import { course } from './course/course.parts.js';
import { Courses1804000000000 } from './migrations/1804000000000-courses.js';
import { Attendances1804000000004 } from './migrations/1804000000004-attendances.js';
import { lheoImport } from './lheo-import/lheo-import.parts.js';
import { CourseElements1804000000003 } from './migrations/1804000000003-course-elements.js';
import { Enrolments1804000000002 } from './migrations/1804000000002-enrolments.js';
import { OnPersonErased } from './consumers/on-person-erased.consumer.js';
import { OnStructureChanged } from './consumers/on-structure-changed.consumer.js';
import { employer } from './employer/employer.parts.js';
import { enrolment } from './enrolment/enrolment.parts.js';
import { Sessions1804000000001 } from './migrations/1804000000001-sessions.js';
import { pooledPlan } from './pooled-plan/pooled-plan.parts.js';
import { seatPage } from './seat-page/seat-page.parts.js';
import { session } from './session/session.parts.js';
import { practiceSheet } from './practice-sheet/practice-sheet.parts.js';
import { Sheets1804000000005 } from './migrations/1804000000005-sheets.js';

export const schema: ServiceOptions = {
  name: 'training',
  title: 'Formations : le catalogue, les sessions, les places',
  migrations: [
    EventTables1795000000000,
    Idempotency1796000000000,
    Traceparent1799000000001,
    History1799000000001,
    OutboxTable1801000000000,
    Links1803000000000,
    Courses1804000000000,
    Sessions1804000000001,
    Enrolments1804000000002,
    CourseElements1804000000003,
    Attendances1804000000004,
    Sheets1804000000005,
  ],
};

const FEATURES = [
  lheoImport,
  course,
  session,
  employer,
  enrolment,
  attendance,
  seatPage,
  pooledPlan,
  practiceSheet,
];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [
    OnPersonErased,
    OnStructureChanged,
    ...FEATURES.flatMap(({ controllers }) => controllers),
  ],
  providers: FEATURES.flatMap(({ providers }) => providers),
})
export class TrainingModule {}
