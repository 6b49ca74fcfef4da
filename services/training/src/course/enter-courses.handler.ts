import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import {
  Audit,
  CLOCK,
  decide,
  type Entry,
  Outbox,
  type Reading,
  Sources,
  type Transaction,
  type Verdict,
} from '@maillage/platform';
import type { Course } from './course.js';
import { courseWritten } from './course.events.js';
import { type CourseRecord, CourseStore } from './course.store.js';

/** A course that comes in with the record that it was read from. */
export interface OfferedRecord {
  readonly course: Course;
  /** Kept as it came, so that nothing of it is lost when it is written again. */
  readonly element: object;
}

type Known = CourseRecord & { readonly element: object | undefined };

/** What an import says of a course, with what others have added to it since: it says nothing of them. */
const merged = ({ course }: OfferedRecord, { description: before }: Known): Course => ({
  ...course,
  ...(course.objectifs.length === 0
    ? { objectifs: before.objectifs, referentiel: before.referentiel }
    : {}),
  // A title that somebody made neutral stays while the provider's own is the same.
  ...(course.titre === before.titre ? { titre_public: before.titre_public } : {}),
});

/** Enters the offers of a document of a source, in one transaction with their events and their audit entry. */
@Injectable()
export class EnterCourses {
  constructor(
    @Inject(CourseStore) private readonly store: CourseStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError forbidden for a source of another. */
  async enter(
    run: { readonly id: string; readonly source: string },
    readings: readonly Reading<OfferedRecord>[],
  ): Promise<readonly Verdict[]> {
    const at = this.clock.now();
    return this.store.transaction(async (tx) => {
      await Sources.claim(tx, run.source);
      await this.store.lock(tx);
      const { verdicts, additions, revisions } = decide(readings, {
        known: await this.known(tx, run.source, readings),
        refusal: () => undefined,
        repetition: () => undefined,
        isSame: (value, known) =>
          known.withdrawnAt === undefined &&
          isDeepStrictEqual(merged(value, known), known.description) &&
          isDeepStrictEqual(JSON.parse(JSON.stringify(value.element)), known.element),
        newId: () => uuidv7(at.getTime()),
      });
      for (const { id, key, value } of additions)
        await this.store.insert(
          tx,
          { id, source: run.source, sourceId: key, description: value.course },
          at,
          'Import',
        );
      const written = additions.map(({ id, value }) => ({ id, version: 1, course: value.course }));
      for (const one of revisions) written.push(await this.revise(tx, one, at));
      for (const { id, value } of [...additions, ...revisions])
        await this.store.keepElement(tx, id, value.element);
      await this.outbox.add(
        tx,
        ...written.map(({ id, version, course }) => courseWritten({ id, version, at }, course)),
      );
      if (written.length > 0)
        await Audit.record(tx, {
          action: 'formations.importer',
          subject: { type: 'import', id: run.id },
          details: { source: run.source, formations: written.map(({ id }) => id) },
        });
      return verdicts;
    });
  }

  private async revise(
    tx: Transaction,
    { id, value, known }: Entry<OfferedRecord, Known>,
    at: Date,
  ): Promise<{ id: string; version: number; course: Course }> {
    const course = merged(value, known);
    await this.store.replace(tx, id, course, at, 'Import');
    return { id, version: known.version + 1, course };
  }

  private async known(
    tx: Transaction,
    source: string,
    readings: readonly Reading<OfferedRecord>[],
  ): Promise<ReadonlyMap<string, Known>> {
    const keys = readings.flatMap((one) => ('faults' in one ? [] : [one.key]));
    const records = new Map<string, CourseRecord>();
    for (const key of keys) {
      const record = await this.store.ofKey(tx, source, key);
      if (record !== undefined) records.set(key, record);
    }
    const elements = await this.store.elements(
      [...records.values()].map(({ id }) => id),
      tx,
    );
    return new Map(
      [...records].map(([key, record]) => [key, { ...record, element: elements.get(record.id) }]),
    );
  }
}
