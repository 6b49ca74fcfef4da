import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { HostModule } from './application.js';
import { describeContract } from './contract.js';
import { services } from './services.js';

/** Writes the golden OpenAPI documents below a folder: nothing is started, nothing connected to. */
const folder = process.argv[2] ?? '.';
const app = await NestFactory.create<NestFastifyApplication>(
  HostModule.mount(services),
  new FastifyAdapter(),
  { preview: true, logger: ['error'] },
);
const write = (name: string, document: object): void => {
  mkdirSync(join(folder, 'services', name), { recursive: true });
  writeFileSync(
    join(folder, 'services', name, 'openapi.json'),
    `${JSON.stringify(document, null, 2)}\n`,
  );
};
for (const service of services)
  write(service.schema.name, describeContract(app, services, service));
write('host', describeContract(app, services));
process.exit(0);
