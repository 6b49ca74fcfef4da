import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  Bus,
  EdgeModule,
  JetStreamStrategy,
  makeAdapter,
  platformConfig,
  type ServiceDefinition,
  ServiceRegistry,
} from '@maillage/platform';
import { publishContract } from './contract.js';

@Module({})
class HostModule {
  static mount(chosen: readonly ServiceDefinition[]): DynamicModule {
    return { module: HostModule, imports: [EdgeModule, ...chosen.map((one) => one.module)] };
  }
}

/** One Nest application with the chosen services, ready to listen. */
export async function makeApplication(chosen: readonly ServiceDefinition[]): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(HostModule.mount(chosen), makeAdapter(), {
    bodyParser: false,
    logger: new Logger('maillage', { timestamp: true }),
    bufferLogs: false,
    abortOnError: false,
  });
  Logger.overrideLogger(platformConfig.logLevel === 'debug' ? ['fatal', 'error', 'warn', 'log', 'debug'] : ['fatal', 'error', 'warn', 'log']);
  app.connectMicroservice({ strategy: new JetStreamStrategy(app.get(ServiceRegistry), app.get(Bus)) });
  publishContract(app, chosen);
  await app.init();
  return app;
}
