import { Module } from '@nestjs/common';
import {
  Idempotency1796000000000,
  Links1803000000000,
  EventTables1795000000000,
  PlatformModule,
  type ServiceOptions,
  OutboxTable1801000000000,
  Traceparent1799000000001,
} from '@maillage/platform';
import { OnLedgerExtended } from './consumers/on-ledger-extended.consumer.js';
import { OnPlaceChanged } from './consumers/on-place-changed.consumer.js';
import { OnPostChanged } from './consumers/on-post-changed.consumer.js';
import { OnProfessionalChanged } from './consumers/on-professional-changed.consumer.js';
import { OnStructureChanged } from './consumers/on-structure-changed.consumer.js';
import { figure } from './figure/figure.parts.js';
import { indicator } from './indicator/indicator.parts.js';
import { ReportShares1805000000040 } from './migrations/1805000000040-report-shares.js';
import { Rollups1795000000001 } from './migrations/1795000000001-rollups.js';
import { report } from './report/report.parts.js';
import { sharing } from './sharing/sharing.parts.js';
import { Staff1805000000000 } from './migrations/1805000000000-staff.js';
import { staff } from './staff/staff.parts.js';
import { rebuilding } from './rebuild/rebuild.parts.js';

export const schema: ServiceOptions = {
  name: 'indicators',
  title: 'Indicateurs : chiffres et rapports par territoire',
  migrations: [
    EventTables1795000000000,
    Rollups1795000000001,
    Idempotency1796000000000,
    Traceparent1799000000001,
    OutboxTable1801000000000,
    Links1803000000000,
    Staff1805000000000,
    ReportShares1805000000040,
  ],
};

const FEATURES = [indicator, report, sharing, figure, staff, rebuilding];
const CONSUMERS = [
  OnLedgerExtended,
  OnPlaceChanged,
  OnStructureChanged,
  OnPostChanged,
  OnProfessionalChanged,
];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [...FEATURES.flatMap(({ controllers }) => controllers), ...CONSUMERS],
  providers: FEATURES.flatMap(({ providers }) => providers),
})
export class IndicatorsModule {}
