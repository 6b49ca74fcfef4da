import { randomUUID } from 'node:crypto';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Database, onceThere, Outbox, roleOf } from '@maillage/platform';
import {
  AuditEntryId1797000000001,
  AuditJournal1795000000100,
  Tasks1800000000000,
} from '@maillage/platform/access';
import { openDataSource, prepareSchema } from '@maillage/platform/host';
import { createDatabase } from '@maillage/testing';
import { AttendanceStore } from '../attendance/attendance.store.js';
import { CertificateGrounds } from '../attendance/certificate-grounds.handler.js';
import { IssueCertificate } from '../attendance/issue-certificate.handler.js';
import { SignAttendance } from '../attendance/sign-attendance.handler.js';
import type { CourseGiven } from '../course/course.js';
import { CourseStore } from '../course/course.store.js';
import { ReadCatalogue } from '../course/read-catalogue.handler.js';
import { WriteCourse } from '../course/write-course.handler.js';
import type { Enrolment } from '../enrolment/enrolment.js';
import { EnrolmentStore } from '../enrolment/enrolment.store.js';
import { SeatLedger } from '../enrolment/seat-ledger.handler.js';
import { CountSeats } from '../session/count-seats.handler.js';
import type { HeldSession, Session } from '../session/session.js';
import type { Act } from '../session/session-acts.js';
import { SessionStore } from '../session/session.store.js';
import { WriteSession } from '../session/write-session.handler.js';
import { schema } from '../training.module.js';

/** The service over a database of its own, without HTTP, at an instant that a test sets. */
export interface TestService {
  readonly database: Database;
  readonly ledger: SeatLedger;
  readonly signing: SignAttendance;
  readonly certificates: IssueCertificate;
  at(instant: string): void;
  /** An open session of a course of its own. */
  opened(session?: Partial<Session>, course?: Partial<CourseGiven>): Promise<HeldSession>;
  act(id: string, act: Act): Promise<HeldSession>;
  session(id: string): Promise<HeldSession>;
  /** Somebody arrives, and waits for a place in the list. */
  arrive(session: HeldSession, over?: Partial<Enrolment>): Promise<string>;
  list(session: HeldSession): Promise<Enrolment[]>;
  close(): Promise<void>;
}

const everywhere = (): boolean => true;
const unseen = (): void => undefined;

export async function serviceOnDatabase(): Promise<TestService> {
  const own = await createDatabase();
  const migrations = [AuditJournal1795000000100, AuditEntryId1797000000001, Tasks1800000000000];
  await prepareSchema(own.url, { name: 'access', migrations });
  await prepareSchema(own.url, schema);
  const source = openDataSource(own.url, schema, roleOf('training'), 10);
  await onceThere(() => source.initialize());
  const database = new Database('training', source);
  let now = new Date('2026-10-01T08:00:00Z');
  const clock: Clock = { now: () => now };
  const outbox = new Outbox();
  const courseStore = new CourseStore(database);
  const courses = new WriteCourse(courseStore, outbox, clock);
  const sessionStore = new SessionStore(database);
  const sessions = new WriteSession(sessionStore, courses, outbox, clock);
  const counts = new CountSeats(sessionStore);
  const store = new EnrolmentStore(database);
  const ledger = new SeatLedger(store, counts, outbox, clock);
  const attendances = new AttendanceStore(database);
  const grounds = new CertificateGrounds(ledger, counts);
  const catalogue = new ReadCatalogue(courseStore);
  const get = async (id: string): Promise<HeldSession> => {
    const found = await sessionStore.find(id);
    if (found === undefined) throw new Error(`no session ${id}`);
    return found;
  };
  const act = (id: string, deed: Act): Promise<HeldSession> =>
    sessions.act(id, { act: deed, reason: 'Essai' }, everywhere, unseen);
  return {
    database,
    ledger,
    signing: new SignAttendance(attendances, ledger, counts, clock),
    certificates: new IssueCertificate(attendances, grounds, catalogue, outbox, clock),
    at: (instant) => void (now = new Date(instant)),
    opened: async (session = {}, course = {}) => {
      const { id: formation_id } = await courses.enter(
        'essai',
        undefined,
        {
          ...{ territoire: 'departement-62', nature: 'formation', titre: 'Le budget' },
          ...{ mode: 'presentiel', objectifs: [], ...course },
        },
        everywhere,
      );
      const made = await sessions.make(
        {
          ...{ territoire: 'departement-62', formation_id, places_min: 1, places_max: 1 },
          demi_journees: [{ jour: '2026-10-23', debut: '09:00', fin: '12:00' }],
          lieu: { nom: 'Mairie', code_insee: '62041' },
          ...session,
        },
        everywhere,
      );
      return act(made.id, 'ouvrir');
    },
    act,
    session: get,
    arrive: async ({ id: sessionId, description }, over = {}) => {
      const id = uuidv7(Date.now());
      await store.transaction((tx) =>
        store.append(tx, { source: 'essai', commune: '62041' }, [
          {
            ...{ id, sessionId, courseId: description.formation_id, personId: randomUUID() },
            ...{ structureId: undefined, wish: 1, arrival: 0, place: undefined, state: 'recue' },
            ...{ holds: false, agreement: 'sans_objet', agreementUntil: undefined },
            ...{ silence: 'refuse', offeredUntil: undefined, version: 0 },
            ...{ createdAt: now, modifiedAt: now },
            ...over,
          },
        ]),
      );
      return id;
    },
    list: async ({ id }) => {
      const rows = await database.query<{ id: string }>(
        'SELECT id FROM enrolments WHERE session_id = $1 ORDER BY place',
        [id],
      );
      return Promise.all(rows.map((row) => ledger.get(row.id)));
    },
    close: async () => {
      await source.destroy();
      await own.drop();
    },
  };
}
