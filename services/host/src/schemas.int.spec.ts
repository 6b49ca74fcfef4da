import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createDatabase, describeSchema } from '@maillage/testing';
import { prepareSchema } from '@maillage/platform/host';
import { Client } from 'pg';
import { services } from './services.js';

/** `UPDATE_SCHEMAS=oui` writes the goldens anew; look at the difference before committing it. */
const isUpdate = process.env['UPDATE_SCHEMAS'] === 'oui';

describe.each(services.map(({ schema }) => schema))('tables of $name', (schema) => {
  const golden = `services/${schema.name}/schema.sql`;

  it('are what schema.sql says, whether made by it or by all migrations', async () => {
    const migrated = await createDatabase();
    const fresh = await createDatabase();
    try {
      await prepareSchema(migrated.url, schema);
      const found = await describeSchema(migrated.url, schema.name);
      if (isUpdate) writeFileSync(golden, found);
      expect(existsSync(golden)).toBe(true);
      expect(found).toBe(readFileSync(golden, 'utf8'));

      await prepareSchema(fresh.url, { ...schema, migrations: [] });
      const client = new Client({
        connectionString: fresh.url,
        options: `-c search_path=${schema.name},public`,
      });
      await client.connect();
      await client.query(readFileSync(golden, 'utf8'));
      await client.end();
      expect(await describeSchema(fresh.url, schema.name)).toBe(found);
    } finally {
      await migrated.drop();
      await fresh.drop();
    }
  });

  it('are made once, however often and from however many processes they are asked for', async () => {
    const database = await createDatabase();
    try {
      await Promise.all([prepareSchema(database.url, schema), prepareSchema(database.url, schema)]);
      await prepareSchema(database.url, schema);
      expect(await describeSchema(database.url, schema.name)).toBe(readFileSync(golden, 'utf8'));
    } finally {
      await database.drop();
    }
  });
});
