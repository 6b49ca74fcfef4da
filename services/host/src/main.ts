import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { Logger } from '@nestjs/common';
import { onceThere, platformConfig, type ServiceDefinition } from '@maillage/platform';
import { makeLog, prepareSchema } from '@maillage/platform/host';
import { makeApplication } from './application.js';
import { chooseServices } from './services.js';

const logger = new Logger('maillage');

/** Makes schemas and runs migrations; a database that is away is waited for, since the process must not give up. */
async function prepareDatabases(chosen: readonly ServiceDefinition[]): Promise<void> {
  for (const { schema } of chosen) {
    await onceThere(
      () => prepareSchema(platformConfig.databaseUrl, schema),
      (attempt) => {
        if (attempt % 20 === 1)
          logger.warn('PostgreSQL ne répond pas encore ; nouvel essai dans une demi-seconde.');
      },
    );
  }
}

async function main(): Promise<void> {
  Logger.overrideLogger(makeLog());
  const chosen = chooseServices(platformConfig.target);
  await prepareDatabases(chosen);
  const app = await makeApplication(chosen);
  app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  await app.listen(platformConfig.port, platformConfig.host);
  await app.startAllMicroservices();
  const { port } = app.getHttpServer().address() as AddressInfo;
  logger.log(`À l’écoute sur le port ${port} (TARGET=${platformConfig.target}).`);
}

main().catch((error: unknown) => {
  logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
  process.exit();
});
