import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { isDatabaseAway, platformConfig, prepareSchema, type ServiceDefinition } from '@maillage/platform';
import { makeApplication } from './application.js';
import { chooseServices } from './services.js';

const logger = new Logger('maillage');

/** Makes schemas and runs migrations; a database that is away is waited for, since the process must not give up. */
async function prepareDatabases(chosen: readonly ServiceDefinition[]): Promise<void> {
  for (const { schema } of chosen) {
    for (let attempt = 1; ; attempt++) {
      try {
        await prepareSchema(platformConfig.databaseUrl, schema);
        break;
      } catch (error) {
        if (!isDatabaseAway(error)) throw error;
        if (attempt % 20 === 1) logger.warn('PostgreSQL ne répond pas encore ; nouvel essai dans une demi-seconde.');
        await pause(500);
      }
    }
  }
}

async function main(): Promise<void> {
  const chosen = chooseServices(platformConfig.target);
  await prepareDatabases(chosen);
  const app = await makeApplication(chosen);
  app.enableShutdownHooks(['SIGINT', 'SIGTERM']);
  await app.listen(platformConfig.port, platformConfig.host);
  await app.startAllMicroservices();
  const { port } = app.getHttpServer().address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ event: 'listening', port, target: platformConfig.target })}\n`);
}

main().catch((error: unknown) => {
  logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
  process.exit();
});
