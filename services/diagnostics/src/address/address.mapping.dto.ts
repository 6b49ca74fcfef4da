import type { Listing } from '@maillage/platform';
import type { CampaignAddressDto } from './address.dto.js';
import type { CampaignAddress } from './address.queries.store.js';
import { ADDRESS_FORMATS } from './address.query.dto.js';

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

/** The addresses of a campaign as a list: what a mailer needs to remind, and no secret. */
export const ADDRESS_LISTING: Listing<CampaignAddress> = {
  name: 'adresses',
  formats: ADDRESS_FORMATS,
  columns: [
    { name: 'id', value: ({ id }) => id },
    { name: 'nature', value: (one) => toDto(one).nature },
    { name: 'etat', description: 'où en est la personne', value: (one) => toDto(one).etat },
    { name: 'creation', kind: 'instant', value: (one) => toDto(one).creation },
    { name: 'fin', kind: 'instant', value: (one) => toDto(one).fin },
    { name: 'revocation', kind: 'instant', value: (one) => toDto(one).revocation },
  ],
  keyOf: ({ id }) => [id],
};
