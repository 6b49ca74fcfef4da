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
import { OnAssessmentEnded } from './consumers/on-assessment-ended.consumer.js';
import { OnPersonErased } from './consumers/on-person-erased.consumer.js';
import { framework } from './framework/framework.parts.js';
import { itemReport } from './item-report/item-report.parts.js';
import { local } from './local/local.parts.js';
import { Profiles1803000000001 } from './migrations/1803000000001-profiles.js';
import { Banks1803000000002 } from './migrations/1803000000002-banks.js';
import { Calibrations1803000000003 } from './migrations/1803000000003-calibrations.js';
import { Campaigns1803000000004 } from './migrations/1803000000004-campaigns.js';
import { Addresses1803000000005 } from './migrations/1803000000005-addresses.js';
import { ItemReports1803000000050 } from './migrations/1803000000050-item-reports.js';
import { Needs1803000000051 } from './migrations/1803000000051-needs.js';
import { Shares1803000000052 } from './migrations/1803000000052-shares.js';
import { LocalAnswers1803000000054 } from './migrations/1803000000054-local-answers.js';
import { SeatWishes1803000000053 } from './migrations/1803000000053-seat-wishes.js';
import { SelfPositions1803000000055 } from './migrations/1803000000055-self-positions.js';
import { need } from './need/need.parts.js';
import { participation } from './participation/participation.parts.js';
import { profile } from './profile/profile.parts.js';
import { report } from './report/report.parts.js';
import { result } from './result/result.parts.js';
import { seat } from './seat/seat.parts.js';
import { self } from './self/self.parts.js';
import { sharing } from './sharing/sharing.parts.js';

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
    ItemReports1803000000050,
    Needs1803000000051,
    Shares1803000000052,
    SeatWishes1803000000053,
    LocalAnswers1803000000054,
    SelfPositions1803000000055,
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
  itemReport,
  result,
  sharing,
  seat,
  local,
  self,
  participation,
  address,
  report,
  need,
];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [
    ...FEATURES.flatMap(({ controllers }) => controllers),
    OnAssessmentEnded,
    OnPersonErased,
  ],
  providers: FEATURES.flatMap(({ providers }) => providers),
})
export class DiagnosticsModule {}
