import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '@maillage/platform';
import type { HeldSession, SeatCounts } from './session.js';
import { sessionNotFound } from './session.errors.js';
import { SessionStore } from './session.store.js';

/** Sessions for the ledger of seats: what there is to give, and what was given. */
@Injectable()
export class CountSeats {
  constructor(@Inject(SessionStore) private readonly store: SessionStore) {}

  /** @throws DomainError not_found, for a draft too. */
  async get(id: string): Promise<HeldSession> {
    const session = await this.store.find(id);
    if (session === undefined || session.state === 'brouillon') throw sessionNotFound();
    return session;
  }

  /**
   * One of some territories, a draft too.
   * @param territories all when undefined.
   * @throws DomainError not_found.
   */
  async requireOwn(id: string, territories: readonly string[] | undefined): Promise<void> {
    if (!(await this.store.isAmong(id, territories))) throw sessionNotFound();
  }

  /** Those of a course whose seats are given, or that have somebody on their list; locked. */
  ofCourse(tx: Transaction, courseId: string): Promise<HeldSession[]> {
    return this.store.withSeats(tx, courseId);
  }

  count(tx: Transaction, counts: readonly (SeatCounts & { readonly id: string })[]): Promise<void> {
    return this.store.count(tx, counts);
  }

  /** Courses of sessions that changed since their seats were given. */
  unsettled(): Promise<string[]> {
    return this.store.unsettled();
  }
}
