import { type DynamicModule, type LogLevel, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Bus, platformConfig, type ServiceDefinition, ServiceRegistry } from '@maillage/platform';
import {
  installationKeyring,
  CallLog,
  EdgeModule,
  JetStreamStrategy,
  makeAdapter,
  makePostsIdempotent,
  registerEdge,
} from '@maillage/platform/host';
import { publishContract } from './contract.js';
import { ReferencesController } from './references.controller.js';

/** From the gravest to the finest; LOG_LEVEL names the finest that is written. */
const LEVELS: LogLevel[] = ['fatal', 'error', 'warn', 'log', 'debug'];
const LEVEL_OF: Readonly<Record<string, LogLevel>> = {
  fatal: 'fatal',
  error: 'error',
  warn: 'warn',
  info: 'log',
  debug: 'debug',
};

@Module({})
export class HostModule {
  static mount(chosen: readonly ServiceDefinition[]): DynamicModule {
    return {
      module: HostModule,
      controllers: [ReferencesController],
      imports: [EdgeModule, ...chosen.map((one) => one.module)],
    };
  }
}

/** One Nest application with the chosen services, ready to listen. */
export async function makeApplication(
  chosen: readonly ServiceDefinition[],
): Promise<NestFastifyApplication> {
  // A wrong key is said at the start, not to the first person whose data can't be read.
  installationKeyring();
  const app = await NestFactory.create<NestFastifyApplication>(
    HostModule.mount(chosen),
    makeAdapter(),
    {
      bodyParser: false,
      logger: LEVELS.slice(0, LEVELS.indexOf(LEVEL_OF[platformConfig.logLevel] ?? 'log') + 1),
      abortOnError: false,
    },
  );
  await registerEdge(app);
  makePostsIdempotent(app);
  app.get(CallLog).listenTo(app.getHttpAdapter().getInstance());
  app.connectMicroservice({
    strategy: new JetStreamStrategy(app.get(ServiceRegistry), app.get(Bus)),
  });
  publishContract(app, chosen);
  await app.init();
  return app;
}
