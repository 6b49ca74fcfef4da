import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { CLOCK, Database, type Fence, Links, type MadeLink, Outbox } from '@maillage/platform';
import { structureNotFound } from '../structure/structure.errors.js';
import { addressNotFound, structureOutside } from './address.errors.js';
import { linkMade, linkRevoked } from './address.events.js';
import { CardPurpose } from './card-purpose.handler.js';

/** How long an address is open unless its maker says otherwise. */
const DAYS = 60;
const DAY_MS = 86_400_000;

/** Makes and revokes the addresses by which structures see their cards. */
@Injectable()
export class MakeAddress {
  constructor(
    @Inject(CardPurpose) private readonly purpose: CardPurpose,
    @Inject(Links) private readonly links: Links,
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes an address for a structure.
   * @param endsAt its end; in `DAYS` days without.
   * @throws DomainError not_found, forbidden, or invalid for a wrong end.
   */
  async make(structureId: string, fence: Fence, endsAt: Date | undefined): Promise<MadeLink> {
    const at = this.clock.now();
    await this.require(structureId, fence);
    return this.database.transaction(async (tx) => {
      const end = endsAt ?? new Date(at.getTime() + DAYS * DAY_MS);
      const [made] = await this.links.make(tx, this.purpose, [structureId], end);
      if (made === undefined) throw new Error('one was asked for');
      await this.outbox.add(tx, linkMade(this.purpose.name, made, at));
      return made;
    });
  }

  /**
   * Ends an address at once.
   * @throws DomainError not_found, forbidden.
   */
  async revoke(structureId: string, fence: Fence, id: string): Promise<void> {
    await this.require(structureId, fence);
    await this.database.transaction(async (tx) => {
      if (!(await this.links.revoke(tx, this.purpose, structureId, id))) throw addressNotFound();
      const revoked = linkRevoked(
        this.purpose.name,
        { id, objectId: structureId },
        this.clock.now(),
      );
      await this.outbox.add(tx, revoked);
    });
  }

  /** Addresses of a structure after one of them. @throws DomainError not_found, forbidden. */
  async list(
    structureId: string,
    fence: Fence,
    after: string | undefined,
    limit: number,
  ): Promise<Awaited<ReturnType<Links['list']>>> {
    await this.require(structureId, fence);
    return this.links.list(this.purpose, structureId, after, limit);
  }

  private async require(structureId: string, fence: Fence): Promise<void> {
    const row = await this.purpose.rowOf(structureId);
    if (row === undefined) throw structureNotFound();
    if (!fence.reaches(row)) throw structureOutside();
  }
}
