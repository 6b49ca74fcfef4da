import { Inject, Injectable } from '@nestjs/common';
import type { Clock } from '@maillage/kernel';
import { CLOCK, Database, Links, type MadeLink, Outbox } from '@maillage/platform';
import { ReserveAssessments } from '../assessment/reserve-assessments.handler.js';
import type { Campaign } from '../campaign/campaign.js';
import { AddressPurposes } from '../participation/address-purposes.handler.js';
import { addressNotFound, countOfOne, onlyByInvitation } from './address.errors.js';
import { addressMade, addressRevoked } from './address.events.js';
import type { CampaignAddress } from './address.queries.store.js';

/** How long an address is open unless its maker says otherwise. */
const DAYS = 365;
const DAY_MS = 86_400_000;

/** Which addresses are wanted. */
export interface AddressWish {
  readonly isPersonal: boolean;
  readonly count?: number | undefined;
  readonly endsAt?: Date | undefined;
}

/** Makes and revokes the addresses by which people take part in a campaign. */
@Injectable()
export class MakeAddresses {
  constructor(
    @Inject(AddressPurposes) private readonly purposes: AddressPurposes,
    @Inject(ReserveAssessments) private readonly reserving: ReserveAssessments,
    @Inject(Database) private readonly database: Database,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError conflict for one for all where people are invited; invalid for several for all, or a wrong end. */
  async make(campaign: Campaign, { isPersonal, count, endsAt }: AddressWish): Promise<MadeLink[]> {
    if (!isPersonal && campaign.access === 'invited') throw onlyByInvitation();
    if (!isPersonal && (count ?? 1) !== 1) throw countOfOne();
    const at = this.clock.now();
    const end = endsAt ?? new Date(at.getTime() + DAYS * DAY_MS);
    return this.database.transaction(async (tx) => {
      const ids = isPersonal
        ? await this.reserving.reserve(tx, campaign.id, count ?? 1)
        : [campaign.id];
      const made = await this.links.make(tx, this.purposes.of(isPersonal), ids, end);
      for (const one of made)
        await this.outbox.add(tx, addressMade(campaign.id, isPersonal, one, at));
      return made;
    });
  }

  /** Ends an address at once. @throws DomainError not_found where it was revoked before. */
  async revoke(campaign: Campaign, { id, objectId, isPersonal }: CampaignAddress): Promise<void> {
    await this.database.transaction(async (tx) => {
      if (!(await this.links.revoke(tx, this.purposes.of(isPersonal), objectId, id)))
        throw addressNotFound();
      await this.outbox.add(tx, addressRevoked(campaign.id, id, this.clock.now()));
    });
  }

  private get links(): Links {
    return this.purposes.links;
  }
}
