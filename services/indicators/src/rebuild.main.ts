import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Bus, Database, PlatformModule } from '@maillage/platform';
import { IndicatorsModule } from './indicators.module.js';
import { rebuild } from './rebuild.js';

@Module({ imports: [PlatformModule, IndicatorsModule] })
class RebuildModule {}

/** `npm run indicators:rebuild`: may be run beside the service, and again if it was interrupted. */
async function main(): Promise<void> {
  const app = await NestFactory.createApplicationContext(RebuildModule, { logger: ['fatal', 'error', 'warn'], abortOnError: false });
  await rebuild(app.get(Database, { strict: false }), app.get(Bus));
  process.stdout.write(
    'Les indicateurs sont vidés ; le service les recalcule depuis les événements dès qu’il tourne.\nD’ici là, il répond 503 et dit où il en est.\n',
  );
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`Le recalcul n'a pas pu commencer ; corrigez la cause et relancez la commande.\n${String(error)}\n`);
    process.exit(1);
  },
);
