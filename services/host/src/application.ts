import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Bus, type ServiceDefinition, ServiceRegistry } from '@maillage/platform';
import {
  installationKeyring,
  CallLog,
  EdgeModule,
  JetStreamStrategy,
  makeAdapter,
  makeLog,
  makePostsIdempotent,
  registerEdge,
} from '@maillage/platform/host';
import { publishContract } from './contract.js';
import { ReferencesController } from './references.controller.js';

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
      logger: makeLog(),
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
