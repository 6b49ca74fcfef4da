// As tasks-worker.mjs, for a process whose task imports places: `begin <url> <chunks>`, then `work <url>` until it is killed.
// Every seventh line names no commune.
import 'reflect-metadata';
import { AuditEntryId1797000000001 } from '../../../dist/libs/platform/src/audit/audit-entry-id.migration.js';
import { AuditJournal1795000000100 } from '../../../dist/libs/platform/src/audit/audit.migration.js';
import { Database, openDataSource } from '../../../dist/libs/platform/src/db/database.js';
import { prepareSchema, roleOf } from '../../../dist/libs/platform/src/db/prepare.js';
import { Outbox } from '../../../dist/libs/platform/src/events/outbox.js';
import { keyring } from '../../../dist/libs/platform/src/people/master-key.js';
import { Tasks } from '../../../dist/libs/platform/src/tasks/tasks.js';
import { Tasks1800000000000 } from '../../../dist/libs/platform/src/tasks/tasks.migration.js';
import { schema } from '../../../dist/services/actors/src/actors.module.js';
import { HandStore } from '../../../dist/services/actors/src/hand/hand.store.js';
import { KeepHand } from '../../../dist/services/actors/src/hand/keep-hand.handler.js';
import { ImportPlaces } from '../../../dist/services/actors/src/place-import/import-places.handler.js';
import { ImportPlacesTask } from '../../../dist/services/actors/src/place-import/import-places.task.js';
import { PlaceStore } from '../../../dist/services/actors/src/place/place.store.js';
import { RegisterPlaces } from '../../../dist/services/actors/src/place/register-places.handler.js';

const CHUNK = 500;
const [deed, url, chunks] = process.argv.slice(2);
const ACCESS = {
  name: 'access',
  migrations: [AuditJournal1795000000100, AuditEntryId1797000000001, Tasks1800000000000],
};

if (deed === 'begin') for (const one of [ACCESS, schema]) await prepareSchema(url, one);
const source = await openDataSource(url, schema, roleOf('actors'), 4).initialize();
const database = new Database('actors', source);
const clock = { now: () => new Date() };
const tasks = new Tasks(database, () => keyring(Buffer.alloc(32, 1)), clock, console);
const hands = new KeepHand(new HandStore());
const register = new RegisterPlaces(new PlaceStore(database), hands, new Outbox(), clock);
const imports = new ImportPlacesTask(
  tasks,
  database,
  new ImportPlaces(database, register, undefined, clock),
  clock,
);

async function* file() {
  yield Buffer.from('id,pivot,nom,commune,code_postal,code_insee,adresse,date_maj\n');
  for (let n = 1; n <= Number(chunks) * CHUNK; n++)
    yield Buffer.from(
      `l-${n},43493312300029,Lieu ${n},Arras,62000,${n % 7 === 0 ? '62999' : '62041'},1 rue,2025-05-01\n`,
    );
}

if (deed === 'begin') {
  const { id } = await imports.begin(file(), {
    source: 'essai',
    format: 'csv',
    isSimulation: false,
    language: 'fr',
  });
  console.log(id);
  await source.destroy();
} else {
  imports.onModuleInit();
  tasks.onApplicationBootstrap();
}
