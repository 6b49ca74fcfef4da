import { Module } from '@nestjs/common';
import {
  EventTables1795000000000,
  History1799000000001,
  Idempotency1796000000000,
  OutboxTable1801000000000,
  Links1803000000000,
  PlatformModule,
  type ServiceOptions,
  Traceparent1799000000001,
} from '@maillage/platform';
import { address } from './address/address.parts.js';
import { assessment } from './assessment/assessment.parts.js';
import { bank } from './bank/bank.parts.js';
import { calibration } from './calibration/calibration.parts.js';
import { campaign } from './campaign/campaign.parts.js';
import { estimation } from './estimation/estimation.parts.js';
import { framework } from './framework/framework.parts.js';
import { Profiles1803000000001 } from './migrations/1803000000001-profiles.js';
import { Banks1803000000002 } from './migrations/1803000000002-banks.js';
import { Calibrations1803000000003 } from './migrations/1803000000003-calibrations.js';
import { Campaigns1803000000004 } from './migrations/1803000000004-campaigns.js';
import { Addresses1803000000005 } from './migrations/1803000000005-addresses.js';
import { participation } from './participation/participation.parts.js';
import { profile } from './profile/profile.parts.js';
import { report } from './report/report.parts.js';

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
    Banks1803000000002,
    Calibrations1803000000003,
    Campaigns1803000000004,
    Links1803000000000,
    Addresses1803000000005,
  ],
};

const FEATURES = [
  framework,
  profile,
  bank,
  estimation,
  calibration,
  campaign,
  assessment,
  participation,
  address,
  report,
];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: FEATURES.flatMap(({ controllers }) => controllers),
  providers: FEATURES.flatMap(({ providers }) => providers),
})
export class DiagnosticsModule {}
