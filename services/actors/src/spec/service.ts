import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { StreamableFile } from '@nestjs/common';
import {
  answerList,
  Database,
  Fence,
  type Format,
  onceThere,
  type ImportOutcomeDto,
  Outbox,
  People,
  PersonalReads,
  roleOf,
  Tasks,
} from '@maillage/platform';
import { keyring, openDataSource, prepareSchema } from '@maillage/platform/host';
import {
  AuditEntryId1797000000001,
  AuditJournal1795000000100,
  Tasks1800000000000,
} from '@maillage/platform/access';
import { type Clock, parisDate } from '@maillage/kernel';
import { createDatabase } from '@maillage/testing';
import { Client } from 'pg';
import { schema } from '../actors.module.js';
import { type ImportOptions, ImportPlaces } from '../place-import/import-places.handler.js';
import { ImportPlacesTask } from '../place-import/import-places.task.js';
import { PLACE_LISTING, toDto } from '../place/place.mapping.dto.js';
import type { WantedPlaces } from '../place/place-filters.store.js';
import { PlaceQueries } from '../place/place.queries.store.js';
import { CorrectPlaces } from '../place/correct-places.handler.js';
import { RegisterPlaces } from '../place/register-places.handler.js';
import { MergedPlaceStore } from '../place/merged-places.store.js';
import { PlaceStore } from '../place/place.store.js';
import { HandStore } from '../hand/hand.store.js';
import { KeepHand } from '../hand/keep-hand.handler.js';
import { KeepIdentity } from '../identity/keep-identity.handler.js';
import { ProfessionalPeopleStore } from '../identity/professional-people.store.js';
import { PostStore } from '../post/post.store.js';
import { WritePost } from '../post/write-post.handler.js';
import { FindTies } from '../professional/find-ties.handler.js';
import { IdentifyProfessional } from '../professional/identify-professional.handler.js';
import { ProfessionalStore } from '../professional/professional.store.js';
import { WriteProfessional } from '../professional/write-professional.handler.js';
import { EnterProfessionals } from '../professional-import/enter-professionals.handler.js';
import {
  ImportProfessionals,
  type ProfessionalFile,
} from '../professional-import/import-professionals.handler.js';
import { NamedStructuresStore } from '../professional-import/named-structures.store.js';
import {
  ImportStructures,
  type StructureFile,
} from '../structure-import/import-structures.handler.js';
import { EnterStructures } from '../structure/enter-structures.handler.js';
import { StructureQueries } from '../structure/structure.queries.store.js';
import { StructureStore } from '../structure/structure.store.js';
import { WriteStructure } from '../structure/write-structure.handler.js';

export interface TestService {
  readonly database: Database;
  readonly queries: PlaceQueries;
  readonly structures: WriteStructure;
  readonly structureQueries: StructureQueries;
  /** All places asked for, as a file. */
  export(wanted: WantedPlaces, format: Format, tableur?: 'oui' | 'non'): Promise<Readable>;
  import(
    file: string | Buffer | AsyncIterable<Uint8Array>,
    options?: Partial<ImportOptions>,
  ): Promise<ImportOutcomeDto>;
  importStructures(
    file: string | Buffer | AsyncIterable<Uint8Array>,
    options?: Partial<StructureFile>,
  ): Promise<ImportOutcomeDto>;
  importProfessionals(
    file: string | Buffer | AsyncIterable<Uint8Array>,
    options?: Partial<ProfessionalFile>,
  ): Promise<ImportOutcomeDto>;
  /** A process that works on imports; `before` is done before each chunk is entered. */
  worker(before?: (chunk: number) => Promise<void>): Worker;
  /** The database's superuser. */
  readonly root: Client;
  close(): Promise<void>;
}

/** A process that works on tasks, until it is stopped. */
export interface Worker {
  readonly imports: ImportPlacesTask;
  work(): void;
  stop(): Promise<void>;
}

/** The service over a database of its own, under its own role, without HTTP. */
export async function serviceOnDatabase(clock: Clock): Promise<TestService> {
  const own = await createDatabase();
  await prepareSchema(own.url, {
    name: 'access',
    migrations: [AuditJournal1795000000100, AuditEntryId1797000000001, Tasks1800000000000],
  });
  await prepareSchema(own.url, schema);
  const source = openDataSource(own.url, schema, roleOf('actors'), 10);
  await onceThere(() => source.initialize());
  const database = new Database('actors', source);
  const queries = new PlaceQueries(database);
  const store = new PlaceStore(database);
  const hands = new KeepHand(new HandStore());
  const register = new RegisterPlaces(store, hands, new Outbox(), clock);
  const merged = new MergedPlaceStore(store);
  const correction = new CorrectPlaces(store, merged, hands, new Outbox(), clock);
  const places = new ImportPlaces(database, register, correction, clock);
  const structureStore = new StructureStore(database);
  const entering = new EnterStructures(structureStore, hands, new Outbox(), clock);
  const structureFiles = new ImportStructures(database, entering, clock);
  const root = new Client({ connectionString: own.url });
  await root.connect();
  return {
    database,
    queries,
    structures: new WriteStructure(structureStore, hands, new Outbox(), clock),
    structureQueries: new StructureQueries(database),
    export: async (wanted, format, tableur = 'non') => {
      const reply = { header: () => undefined, getHeader: () => undefined } as unknown;
      const answer = await answerList(
        {
          query: { limite: 50, format, tableur },
          request: { headers: {} } as FastifyRequest,
          reply: reply as FastifyReply,
        },
        PLACE_LISTING,
        {
          read: (after, limit) => queries.list(wanted, after, limit),
          view: ({ record }) => toDto(record, parisDate(clock.now())),
        },
      );
      if (!(answer instanceof StreamableFile)) throw new Error(`${format} is no file`);
      return answer.getStream();
    },
    import: async (file, options = {}) => {
      const answer = await places.take(bytesOf(file), {
        source: 'essai',
        format: 'csv',
        isSimulation: false,
        mayWrite: () => true,
        language: 'fr',
        ...options,
      });
      return JSON.parse(await textOf(answer)) as ImportOutcomeDto;
    },
    importStructures: async (file, options = {}) =>
      JSON.parse(
        await textOf(
          await structureFiles.take(bytesOf(file), {
            source: 'essai',
            format: 'csv',
            isSimulation: false,
            mayWrite: () => true,
            language: 'fr',
            ...options,
          }),
        ),
      ) as ImportOutcomeDto,
    importProfessionals: async (file, options = {}) =>
      JSON.parse(
        await textOf(
          await professionalsOn(database, clock).take(bytesOf(file), {
            source: 'essai',
            format: 'csv',
            isSimulation: false,
            fence: Fence.none,
            language: 'fr',
            ...options,
          }),
        ),
      ) as ImportOutcomeDto,
    root,
    worker: (before = () => Promise.resolve()) => {
      let chunk = 0;
      const entering = Object.assign(Object.create(register) as RegisterPlaces, {
        register: async (...given: Parameters<RegisterPlaces['register']>) => {
          await before(++chunk);
          return register.register(...given);
        },
      });
      const log = { debug: () => undefined, warn: () => undefined, error: () => undefined };
      const tasks = new Tasks(database, () => keyring(Buffer.alloc(32, 7)), clock, log);
      const imports = new ImportPlacesTask(
        tasks,
        database,
        new ImportPlaces(database, entering, correction, clock),
        clock,
      );
      imports.onModuleInit();
      return {
        imports,
        work: () => {
          tasks.onApplicationBootstrap();
        },
        stop: () => tasks.beforeApplicationShutdown(),
      };
    },
    close: async () => {
      await root.end();
      await source.destroy();
      await own.drop();
    },
  };
}

/** Nobody is named here: the registry of people is not on this database. */
function professionalsOn(database: Database, clock: Clock): ImportProfessionals {
  const silent = { warn: () => undefined };
  const identities = new KeepIdentity(
    new ProfessionalPeopleStore(database),
    new People(database, () => keyring(Buffer.alloc(32, 7))),
    new PersonalReads(database, { eachHour: 0, eachDay: 0 }, silent),
    clock,
  );
  const store = new ProfessionalStore(database);
  const professionals = new WriteProfessional(store, identities, new Outbox(), clock);
  const posts = new WritePost(new PostStore(database), new FindTies(store), new Outbox(), clock);
  const entering = new EnterProfessionals(
    identities,
    new IdentifyProfessional(store, professionals, identities),
    posts,
    new NamedStructuresStore(database),
    clock,
  );
  return new ImportProfessionals(database, entering, clock);
}

const bytesOf = (file: string | Buffer | AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> =>
  typeof file === 'string' || Buffer.isBuffer(file) ? inPieces(Buffer.from(file as string)) : file;

async function* inPieces(bytes: Buffer): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 4096) yield bytes.subarray(at, at + 4096);
}

/** All that a stream gives, as text. */
export async function textOf(stream: AsyncIterable<Buffer | string>): Promise<string> {
  let text = '';
  for await (const part of stream) text += part.toString();
  return text;
}
