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
import { course } from './course/course.parts.js';
import { Courses1804000000000 } from './migrations/1804000000000-courses.js';

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
  ],
};

const FEATURES = [course];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: FEATURES.flatMap(({ controllers }) => controllers),
  providers: FEATURES.flatMap(({ providers }) => providers),
})
export class TrainingModule {}
