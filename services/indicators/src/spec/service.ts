import type { DescMessage, MessageShape } from '@bufbuild/protobuf';
import { subjectOf } from '@maillage/contracts';
import { type Bus, Database, onceThere, type ReceivedEvent, roleOf } from '@maillage/platform';
import { openDataSource, prepareSchema } from '@maillage/platform/host';
import { uuidv7 } from '@maillage/kernel';
import { createDatabase } from '@maillage/testing';
import { OnLedgerExtended } from '../consumers/on-ledger-extended.consumer.js';
import { OnPlaceChanged } from '../consumers/on-place-changed.consumer.js';
import { OnPostChanged } from '../consumers/on-post-changed.consumer.js';
import { OnProfessionalChanged } from '../consumers/on-professional-changed.consumer.js';
import { OnStructureChanged } from '../consumers/on-structure-changed.consumer.js';
import { CountStocks } from '../figure/count-stocks.handler.js';
import { FiguresQueries } from '../figure/figures.queries.store.js';
import { FiguresStore } from '../figure/figures.store.js';
import { schema } from '../indicators.module.js';
import { ReadFigures } from '../figure/read-figures.handler.js';
import { ReadReport } from '../report/read-report.handler.js';
import { ReadValues } from '../indicator/read-values.handler.js';
import { CountStaff } from '../staff/count-staff.handler.js';
import { StaffStore } from '../staff/staff.store.js';
import { CompletenessStore } from '../figure/completeness.store.js';

/** The service over a database of its own, under its own role, without HTTP and with whatever bus it is given. */
export async function serviceOnDatabase(
  now: Date,
  bus: Pick<Bus, 'isUp' | 'manager'>,
): Promise<TestService> {
  const own = await createDatabase();
  await prepareSchema(own.url, schema);
  const source = openDataSource(own.url, schema, roleOf('indicators'), 10);
  await onceThere(() => source.initialize());
  const database = new Database('indicators', source);
  const store = new FiguresStore();
  const figures = new ReadFigures(
    new FiguresQueries(database),
    new CompletenessStore(),
    database,
    bus as Bus,
  );
  const stocks = new CountStocks(store);
  const staff = new CountStaff(new StaffStore(), stocks);
  const clock = { now: () => now };
  return {
    database,
    ledger: new OnLedgerExtended(store),
    places: new OnPlaceChanged(store, stocks),
    structures: new OnStructureChanged(store, staff),
    posts: new OnPostChanged(store, staff),
    professionals: new OnProfessionalChanged(store, staff),
    values: new ReadValues(figures, clock),
    report: new ReadReport(figures, clock),
    close: async () => {
      await source.destroy();
      await own.drop();
    },
  };
}

export interface TestService {
  readonly database: Database;
  readonly ledger: OnLedgerExtended;
  readonly places: OnPlaceChanged;
  readonly structures: OnStructureChanged;
  readonly posts: OnPostChanged;
  readonly professionals: OnProfessionalChanged;
  readonly values: ReadValues;
  readonly report: ReadReport;
  close(): Promise<void>;
}

let version = 0;

/** An event as the platform hands it to a consumer. */
export function received<S extends DescMessage>(
  schemaOfEvent: S,
  message: MessageShape<S>,
  at: Date,
  aggregateId = 'a',
): ReceivedEvent {
  return {
    id: uuidv7(at.getTime()),
    subject: subjectOf(schemaOfEvent),
    aggregateId,
    version: ++version,
    at,
    schema: schemaOfEvent,
    message,
  };
}
