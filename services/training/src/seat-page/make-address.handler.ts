import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { CLOCK, Database, type MadeLink } from '@maillage/platform';
import { addressNotFound } from './address.errors.js';
import { SeatPurposes } from './seat-purposes.handler.js';

/** How long an address is open unless its maker says otherwise. */
const DAYS = 90;
const DAY_MS = 86_400_000;

/** Makes and revokes addresses of enrolments; that the caller may is known. */
@Injectable()
export class MakeSeatAddress {
  constructor(
    @Inject(SeatPurposes) private readonly purposes: SeatPurposes,
    @Inject(Database) private readonly database: Database,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid for an end that is past or too far. */
  async make(
    enrolmentId: string,
    isForEmployer: boolean,
    endsAt: Date | undefined,
  ): Promise<MadeLink> {
    const { links, employer, person } = this.purposes;
    const end = endsAt ?? new Date(this.clock.now().getTime() + DAYS * DAY_MS);
    const purpose = isForEmployer ? employer : person;
    const [made] = await this.database.transaction((tx) =>
      links.make(tx, purpose, [enrolmentId], end),
    );
    if (made === undefined) throw new Error('no address was made');
    return made;
  }

  /** Ends an address at once. @throws DomainError not_found where it was revoked before. */
  async revoke(enrolmentId: string, id: string): Promise<void> {
    const { links, employer, person } = this.purposes;
    await this.database.transaction(async (tx) => {
      for (const purpose of [person, employer])
        if (await links.revoke(tx, purpose, enrolmentId, id)) return;
      throw addressNotFound();
    });
  }
}
