import {
  type DynamicModule,
  Global,
  Inject,
  Logger,
  Module,
  type OnApplicationShutdown,
  type OnModuleInit,
  type Type,
} from '@nestjs/common';
import { Bus } from '../events/connection.js';
import { onceThere } from '../db/away.js';
import { platformConfig } from '../config/platform.config.js';
import { Database, openDataSource, type ServiceSchema } from '../db/database.js';
import { roleOf } from '../db/prepare.js';
import { Pulse } from '../db/pulse.js';
import { Outbox } from '../events/outbox.js';
import { Relay } from '../events/relay.js';
import { Questions } from '../events/questions.js';
import { retentionDays } from '../config/retention.config.js';
import { DataHolder } from '../people/data-holder.js';
import { ageingRows, type RetentionCategory } from '../people/retention.js';
import { installationKeyring } from '../people/installation.js';
import { People } from '../people/people.js';
import { PersonalReads } from '../people/personal-reads.js';
import { retention } from './retention.js';
import { Links } from '../links/links.js';
import { Schedule } from '../schedule/schedule.js';
import { Tasks } from '../tasks/tasks.js';
import { type Clock, systemClock } from '@maillage/kernel';
import { Metrics } from '../runtime/metrics.js';
import { type MountedService, ServiceRegistry } from './registry.js';

/** Injection token of the process's clock (`Clock` of the kernel). */
export const CLOCK = Symbol('clock');

/** How a service introduces itself to the platform. */
export interface ServiceOptions extends ServiceSchema {
  readonly title: string;
}

/** What a service folder exports: its module and what the host needs to mount it. */
export interface ServiceDefinition {
  readonly schema: ServiceSchema;
  /** The title of its OpenAPI document. */
  readonly title: string;
  /** What each tag of its routes stands for, in French. */
  readonly tags: Readonly<Record<string, string>>;
  readonly module: Type;
  /** For a service that owns no facts: how it is emptied and filled again from the events. */
  readonly rebuild?: Rebuild;
  /** What an operator may run beside the servers, by name. */
  readonly commands?: Readonly<Record<string, Command>>;
}

/** What a command is given: the service's database, the words after its name, where to write. */
export interface CommandContext {
  readonly database: Database;
  readonly args: readonly string[];
  readonly say: (line: string) => void;
}

/** @returns the exit code. */
export type Command = (context: CommandContext) => Promise<number>;

/** How a derived service is made anew. */
export interface Rebuild {
  /** Empties it and has its consumers start from the first event. */
  readonly begin: (database: Database, bus: Bus) => Promise<void>;
  /** How far it has come, in per cent; undefined once it is done. */
  readonly percent: (database: Database, bus: Bus) => Promise<number | undefined>;
}

function pulse(): Pulse {
  const logger = new Logger('base');
  return new Pulse(platformConfig.databaseUrl, (isSilent) =>
    isSilent
      ? logger.warn(
          'PostgreSQL ne donne plus signe de vie ; tout ce qui l’attend est refusé (503) jusqu’à son retour.',
        )
      : logger.log('PostgreSQL donne de nouveau signe de vie.'),
  );
}

/** What all services of a process share: the bus, the registry, the clock. */
@Global()
@Module({
  providers: [
    ServiceRegistry,
    Metrics,
    { provide: CLOCK, useValue: systemClock },
    {
      provide: Questions,
      inject: [Bus],
      useFactory: (bus: Bus) => new Questions(bus, new Logger('bus')),
    },
    {
      provide: Bus,
      useFactory: () => new Bus(platformConfig.natsUrl, platformConfig.target, new Logger('bus')),
    },
    { provide: Pulse, useFactory: pulse },
  ],
  exports: [ServiceRegistry, Metrics, CLOCK, Bus, Questions],
})
export class PlatformModule {
  /** The part that is one service's own: its database, its outbox and its relay. */
  static forService(options: ServiceOptions): DynamicModule {
    return {
      module: ServicePlatform,
      providers: [
        {
          provide: Database,
          useFactory: () =>
            new Database(
              options.name,
              openDataSource(
                platformConfig.databaseUrl,
                options,
                roleOf(options.name),
                platformConfig.poolSize,
              ),
            ),
        },
        Outbox,
        {
          provide: People,
          inject: [Database],
          useFactory: (database: Database) => new People(database, installationKeyring),
        },
        {
          provide: PersonalReads,
          inject: [Database],
          useFactory: (database: Database) =>
            new PersonalReads(
              database,
              { eachHour: platformConfig.peopleEachHour, eachDay: platformConfig.peopleEachDay },
              new Logger(options.name),
            ),
        },
        {
          provide: DataHolder,
          inject: [Database, Questions, CLOCK],
          useFactory: (database: Database, questions: Questions, clock: Clock) => {
            const holder = new DataHolder(database, questions, clock, new Logger(options.name));
            holder.keeps(...ofEveryService(database));
            return holder;
          },
        },
        {
          provide: Schedule,
          inject: [Database, DataHolder, CLOCK],
          useFactory: (database: Database, holder: DataHolder, clock: Clock) => {
            const schedule = new Schedule(database, clock, new Logger(options.name));
            schedule.add(retention(holder));
            return schedule;
          },
        },
        {
          provide: Tasks,
          inject: [Database, CLOCK],
          useFactory: (database: Database, clock: Clock) =>
            new Tasks(database, installationKeyring, clock, new Logger(options.name)),
        },
        {
          provide: Links,
          inject: [Database, CLOCK],
          useFactory: (database: Database, clock: Clock) => new Links(database, clock),
        },
        {
          provide: MOUNTED,
          inject: [Database, Outbox, Links],
          useFactory: (database: Database, outbox: Outbox, links: Links): MountedService => ({
            ...{ name: options.name, title: options.title },
            ...{ database, outbox, links },
          }),
        },
      ],
      exports: [Database, Outbox, People, PersonalReads, DataHolder, Schedule, Tasks, Links],
    };
  }
}

/** What every service keeps for a time, whatever it is for. */
function ofEveryService(database: Database): RetentionCategory[] {
  return [
    ageingRows(
      database,
      'evenements_rejoues',
      'Événements mis de côté, puis rejoués',
      retentionDays.evenementsRejoues,
      { table: 'dead_letters', id: 'id', since: 'replayed_at' },
    ),
    ageingRows(
      database,
      'reponses_idempotentes',
      'Réponses gardées sous une Idempotency-Key',
      retentionDays.reponses,
      { table: 'idempotency_keys', id: "encode(key_hash, 'hex')", since: 'kept_at' },
    ),
  ];
}

const MOUNTED = Symbol('mounted service');

/** Opens a service's database and keeps its relay running while the process lives. */
@Module({})
class ServicePlatform implements OnModuleInit, OnApplicationShutdown {
  private readonly relay: Relay;

  constructor(
    @Inject(MOUNTED) private readonly mounted: MountedService,
    private readonly registry: ServiceRegistry,
    bus: Bus,
  ) {
    const { name, database, outbox } = mounted;
    this.relay = new Relay(database, bus, outbox, new Logger(name));
  }

  async onModuleInit(): Promise<void> {
    const { source } = this.mounted.database;
    this.registry.add(this.mounted);
    await onceThere(() => source.initialize());
    this.relay.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.relay.stop();
    await this.mounted.database.source.destroy();
  }
}
