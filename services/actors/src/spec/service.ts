import { Database, Outbox, roleOf } from '@maillage/platform';
import { openDataSource, prepareSchema } from '@maillage/platform/host';
import { AuditJournal1795000000100 } from '@maillage/platform/access';
import type { Clock } from '@maillage/kernel';
import { createDatabase } from '@maillage/testing';
import { schema } from '../actors.module.js';
import type { ImportOutcomeDto } from '../place-import/import.dto.js';
import { type ImportOptions, ImportPlaces } from '../place-import/import-places.handler.js';
import { ListPlaces } from '../place/list-places.handler.js';
import { PlaceQueries } from '../place/place.queries.store.js';
import { RegisterPlaces } from '../place/register-places.handler.js';
import { PlaceStore } from '../place/place.store.js';

export interface TestService {
  readonly database: Database;
  readonly queries: PlaceQueries;
  readonly list: ListPlaces;
  import(
    file: string | Buffer | AsyncIterable<Uint8Array>,
    options?: Partial<ImportOptions>,
  ): Promise<ImportOutcomeDto>;
  close(): Promise<void>;
}

/** The service over a database of its own, under its own role, without HTTP. */
export async function serviceOnDatabase(clock: Clock): Promise<TestService> {
  const own = await createDatabase();
  await prepareSchema(own.url, { name: 'access', migrations: [AuditJournal1795000000100] });
  await prepareSchema(own.url, schema);
  const source = openDataSource(own.url, schema, roleOf('actors'), 10);
  await source.initialize();
  const database = new Database('actors', source);
  const queries = new PlaceQueries(database);
  const places = new ImportPlaces(
    database,
    new RegisterPlaces(new PlaceStore(database), new Outbox(), clock),
    clock,
  );
  return {
    database,
    queries,
    list: new ListPlaces(queries, clock),
    import: async (file, options = {}) => {
      const bytes =
        typeof file === 'string' || Buffer.isBuffer(file)
          ? inPieces(Buffer.from(file as string))
          : file;
      const answer = await places.take(bytes, {
        source: 'essai',
        format: 'csv',
        isSimulation: false,
        mayWrite: () => true,
        language: 'fr',
        ...options,
      });
      return JSON.parse(await textOf(answer)) as ImportOutcomeDto;
    },
    close: async () => {
      await source.destroy();
      await own.drop();
    },
  };
}

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
}

/** All that a stream gives, as text. */
export async function textOf(stream: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const part of stream) text += part.toString();
  return text;
}
