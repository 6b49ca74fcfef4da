import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, Fence, Outbox, Sources, type Transaction } from '@maillage/platform';
import { type Covers, territoryAsked } from '../territory/territory-asked.js';
import { type Course, type CourseGiven, courseOf } from './course.js';
import { courseExists, courseNotFound, refusedCourse } from './course.errors.js';
import { courseWithdrawn, courseWritten, type Happening } from './course.events.js';
import { courseFaults } from './course-rules.js';
import { type CourseRecord, CourseStore } from './course.store.js';

/** Whether the caller's If-Match allows the version found; throws where it does not. */
type Accepts = (id: string, version: number) => void;

/** Writes the catalogue, one course at a time: all read it, those whose rights cover its territory write it. */
@Injectable()
export class WriteCourse {
  constructor(
    @Inject(CourseStore) private readonly store: CourseStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param sourceId the source's own id, if it gives one.
   * @throws DomainError conflict for an id of the source that is known, invalid with every fault, forbidden.
   */
  async enter(
    source: string,
    sourceId: string | undefined,
    given: CourseGiven,
    covers: Covers,
  ): Promise<CourseRecord> {
    const course = this.judged(given, covers);
    const at = this.clock.now();
    return this.store.transaction(async (tx) => {
      await Sources.claim(tx, source);
      await this.store.lock(tx);
      const key = sourceId ?? uuidv7(at.getTime());
      const known = await this.store.ofKey(tx, source, key);
      if (known !== undefined && known.withdrawnAt === undefined) throw courseExists(known.id, key);
      const id = known?.id ?? (sourceId === undefined ? key : uuidv7(at.getTime()));
      const reason = 'Inscription';
      if (known === undefined)
        await this.store.insert(tx, { id, source, sourceId: key, description: course }, at, reason);
      else await this.store.replace(tx, id, course, at, reason);
      const happening = { id, version: (known?.version ?? 0) + 1, at };
      await this.tell(tx, 'formations.inscrire', happening, undefined, course);
      return this.get(id, tx);
    });
  }

  /** @throws DomainError not_found, forbidden, invalid with every fault, or what `accepts` throws. */
  async replace(
    id: string,
    given: CourseGiven,
    covers: Covers,
    accepts: Accepts,
  ): Promise<CourseRecord> {
    const at = this.clock.now();
    return this.store.transaction(async (tx) => {
      const { description: before, version } = await this.writable(tx, id, covers, accepts);
      const course = this.judged(given, covers);
      if (!isDeepStrictEqual(before, course)) {
        await this.store.replace(tx, id, course, at, 'Correction');
        const happening = { id, version: version + 1, at };
        await this.tell(tx, 'formations.corriger', happening, before, course);
      }
      return this.get(id, tx);
    });
  }

  /** @throws DomainError not_found, forbidden, or what `accepts` throws. */
  async withdraw(id: string, covers: Covers, accepts: Accepts): Promise<void> {
    const at = this.clock.now();
    await this.store.transaction(async (tx) => {
      const { description: before, version } = await this.writable(tx, id, covers, accepts);
      await this.store.withdraw(tx, id, at, 'Retrait');
      const happening = { id, version: version + 1, at };
      await this.tell(tx, 'formations.retirer', happening, before, undefined);
    });
  }

  /** One of the catalogue. @throws DomainError not_found. */
  async get(id: string, tx?: Transaction): Promise<CourseRecord> {
    const record = await this.store.find(id, Fence.none, tx);
    if (record === undefined) throw courseNotFound();
    return record;
  }

  private async writable(
    tx: Transaction,
    id: string,
    covers: Covers,
    accepts: Accepts,
  ): Promise<CourseRecord> {
    await this.store.lock(tx);
    const record = await this.get(id, tx);
    territoryAsked(record.description.territoire, covers);
    accepts(id, record.version);
    return record;
  }

  private judged(given: CourseGiven, covers: Covers): Course {
    const course = courseOf({ ...given, territoire: territoryAsked(given.territoire, covers) });
    const faults = courseFaults(course);
    if (faults.length > 0) throw refusedCourse(faults);
    return course;
  }

  private async tell(
    tx: Transaction,
    action: string,
    happening: Happening,
    before: Course | undefined,
    after: Course | undefined,
  ): Promise<void> {
    if (after !== undefined) await this.outbox.add(tx, courseWritten(happening, after));
    else if (before !== undefined) await this.outbox.add(tx, courseWithdrawn(happening, before));
    const subject = { type: 'formation', id: happening.id };
    await Audit.record(tx, { action, subject, before, after });
  }
}
