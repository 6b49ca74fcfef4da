import { Module } from '@nestjs/common';
import {
  EventTables1795000000000,
  History1799000000001,
  Idempotency1796000000000,
  OutboxTable1801000000000,
  PlatformModule,
  type ServiceOptions,
  Traceparent1799000000001,
} from '@maillage/platform';
import { framework } from './framework/framework.parts.js';
import { Profiles1803000000001 } from './migrations/1803000000001-profiles.js';
import { profile } from './profile/profile.parts.js';

export const schema: ServiceOptions = {
  name: 'diagnostics',
  title: 'Diagnostics : les compétences numériques et les besoins de formation',
  migrations: [
    EventTables1795000000000,
    Idempotency1796000000000,
    Traceparent1799000000001,
    History1799000000001,
    OutboxTable1801000000000,
    Profiles1803000000001,
  ],
};

const FEATURES = [framework, profile];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: FEATURES.flatMap(({ controllers }) => controllers),
  providers: FEATURES.flatMap(({ providers }) => providers),
})
export class DiagnosticsModule {}
