import { Client } from 'pg';

/** One statement as the database's owner, over a connection of its own: the server may have been killed since the last. */
export async function askDatabase<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
