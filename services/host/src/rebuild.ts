import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { Bus, platformConfig, ServiceRegistry } from '@maillage/platform';
import { prepareSchema } from '@maillage/platform/host';
import { makeApplication } from './application.js';
import { services } from './services.js';

/** Empties every derived service and fills it again, saying how far it is. May run beside servers: one of them all applies the events. */
async function main(): Promise<void> {
  const derived = services.filter((service) => service.rebuild !== undefined);
  for (const { schema } of derived) await prepareSchema(platformConfig.databaseUrl, schema);
  const app = await makeApplication(derived);
  const bus = app.get(Bus);
  await bus.ready();
  for (const { schema, rebuild } of derived) {
    const { database } = app.get(ServiceRegistry).get(schema.name);
    await rebuild?.begin(database, bus);
  }
  await app.startAllMicroservices();
  for (const { schema, rebuild } of derived) {
    const { database } = app.get(ServiceRegistry).get(schema.name);
    let shown = -1;
    for (
      let percent = await rebuild?.percent(database, bus);
      percent !== undefined;
      percent = await rebuild?.percent(database, bus)
    ) {
      if (percent !== shown) process.stdout.write(`${schema.name} : ${percent} %\n`);
      shown = percent;
      await pause(200);
    }
    process.stdout.write(`${schema.name} : recalcul terminé.\n`);
  }
  await app.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(
      `Le recalcul n'est pas terminé : ${error instanceof Error ? error.message : String(error)}\nRelancez la même commande : elle reprend sans rien perdre.\n`,
    );
    process.exit(1);
  },
);
