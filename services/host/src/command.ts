import 'reflect-metadata';
import { Database, onceThere, platformConfig, roleOf } from '@maillage/platform';
import { openDataSource, prepareSchema } from '@maillage/platform/host';
import { services } from './services.js';

/** Runs a command of a service beside the servers: `command.js <service> <command> [arguments]`. */
async function main([service, command = '', ...args]: readonly string[]): Promise<number> {
  const found = services.find(({ schema }) => schema.name === service);
  const run = found?.commands?.[command];
  if (found === undefined || run === undefined)
    throw new Error(`commande inconnue : ${service ?? ''} ${command}`);
  await prepareSchema(platformConfig.databaseUrl, found.schema);
  const source = openDataSource(
    platformConfig.databaseUrl,
    found.schema,
    roleOf(found.schema.name),
    2,
  );
  await onceThere(() => source.initialize());
  try {
    return await run({
      database: new Database(found.schema.name, source),
      args,
      say: (line) => void process.stdout.write(`${line}\n`),
    });
  } finally {
    await source.destroy();
  }
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      `La commande n'est pas allée au bout : ${error instanceof Error ? error.message : String(error)}\n`,
    );
    process.exit(1);
  },
);
