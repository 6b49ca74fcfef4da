import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_PIPE } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { CallLog } from '../audit/call-log.js';
import { Gate } from '../callers/gate.js';
import { GateStore } from '../callers/gate.store.js';
import { issuersConfig } from '../callers/issuers.config.js';
import { GateGuard } from '../callers/gate.guard.js';
import { DeadLettersController } from './dead-letters.controller.js';
import { onceThere } from '../db/away.js';
import { platformConfig } from '../config/platform.config.js';
import { openDataSource } from '../db/database.js';
import { GATE_ROLE } from '../db/prepare.js';
import { HealthController } from './health.controller.js';
import { Drain } from './drain.js';
import { HomeController } from './home.controller.js';
import { LinksController } from '../service/links.controller.js';
import { MetricsController } from './metrics.controller.js';
import { ProblemFilter } from './problem.filter.js';
import { validationPipe } from './validation.js';
import { PlatformModule } from '../service/platform.module.js';
import { ServiceRegistry } from '../service/registry.js';
import { FollowTasks } from '../tasks/follow-tasks.js';
import { TaskReader } from '../tasks/task-reader.store.js';
import { TasksController } from '../tasks/tasks.controller.js';

/** Connections of the edge, under its own role. */
export const GATE_SOURCE = Symbol('gate source');

/** The edge of a process: authentication, validation of input, answers to refusals, health. */
@Module({
  imports: [PlatformModule],
  controllers: [
    HomeController,
    LinksController,
    HealthController,
    MetricsController,
    DeadLettersController,
    TasksController,
  ],
  providers: [
    {
      provide: GATE_SOURCE,
      useFactory: () => {
        const source = openDataSource(
          platformConfig.databaseUrl,
          { name: 'gate', migrations: [] },
          GATE_ROLE,
          4,
        );
        return onceThere(() => source.initialize());
      },
    },
    {
      provide: GateStore,
      useFactory: (source: DataSource) => new GateStore(source),
      inject: [GATE_SOURCE],
    },
    {
      provide: Gate,
      useFactory: (store: GateStore) => new Gate(store, issuersConfig.issuers),
      inject: [GateStore],
    },
    {
      provide: CallLog,
      useFactory: (source: DataSource) => new CallLog(source),
      inject: [GATE_SOURCE],
    },
    {
      provide: FollowTasks,
      useFactory: (registry: ServiceRegistry) =>
        new FollowTasks(
          new TaskReader(() => registry.any().database),
          platformConfig.heartbeatSeconds * 1_000,
        ),
      inject: [ServiceRegistry],
    },
    Drain,
    { provide: APP_GUARD, useClass: GateGuard },
    { provide: APP_PIPE, useFactory: validationPipe },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class EdgeModule {}
