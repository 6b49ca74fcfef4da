import type { CampaignAddressDto } from './address.dto.js';
import type { CampaignAddress } from './address.queries.store.js';

function stateOf({ hasBegun, isOver }: CampaignAddress): NonNullable<CampaignAddressDto['etat']> {
  if (isOver) return 'finie';
  return hasBegun ? 'commencee' : 'a_commencer';
}

/** An address as the API gives it. */
export const toDto = (one: CampaignAddress): CampaignAddressDto => ({
  id: one.id,
  nature: one.isPersonal ? 'personnelle' : 'pour_tous',
  creation: one.madeAt.toISOString(),
  fin: one.endsAt.toISOString(),
  ...(one.revokedAt === null ? {} : { revocation: one.revokedAt.toISOString() }),
  ...(one.isPersonal ? { etat: stateOf(one) } : {}),
});
