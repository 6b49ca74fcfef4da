import { Module } from '@nestjs/common';
import {
  Idempotency1796000000000,
  Journal1795000000000,
  PlatformModule,
  type ServiceOptions,
} from '@maillage/platform';
import { OnLedgerExtended } from './consumers/on-ledger-extended.consumer.js';
import { OnPlaceChanged } from './consumers/on-place-changed.consumer.js';
import { FiguresQueries } from './figures.queries.store.js';
import { FiguresStore } from './figures.store.js';
import { IndicatorsController } from './indicators.controller.js';
import { Rollups1795000000001 } from './migrations/1795000000001-rollups.js';
import { ReadFigures } from './read-figures.handler.js';
import { ReadReport } from './read-report.handler.js';
import { ReadValues } from './read-values.handler.js';
import { ReportsController } from './reports.controller.js';
import { StandingStore } from './standing.store.js';

export const schema: ServiceOptions = {
  name: 'indicators',
  title: 'Indicateurs : chiffres et rapports par territoire',
  migrations: [Journal1795000000000, Rollups1795000000001, Idempotency1796000000000],
};

const consumers = [OnLedgerExtended, OnPlaceChanged];
const handlers = [ReadFigures, ReadReport, ReadValues];
const stores = [FiguresQueries, FiguresStore, StandingStore];

@Module({
  imports: [PlatformModule.forService(schema)],
  controllers: [IndicatorsController, ReportsController, ...consumers],
  providers: [...handlers, ...stores],
})
export class IndicatorsModule {}
