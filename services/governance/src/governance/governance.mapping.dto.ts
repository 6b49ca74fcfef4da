import { etagOf, type Listing } from '@maillage/platform';
import { fingerprint } from '../record/fingerprint.js';
import { headOf, tailOf } from '../record/told.js';
import type { GovernanceDto, ShownMemberDto } from './governance.dto.js';
import { rolesOf } from './governance.js';
import { GOVERNANCE_FORMATS } from './governance.query.dto.js';
import type { GovernanceRecord } from './governance.store.js';

/** A governance as the API gives it. */
export function toDto(record: GovernanceRecord): GovernanceDto {
  const { description, beside } = record;
  const { membres = [], notes = [], ...rest } = description;
  return {
    ...headOf(record),
    ...rest,
    membres: membres.map((member): ShownMemberDto => {
      const { contacts, ...told } = member;
      return {
        ...told,
        ...(contacts === undefined ? {} : { contacts: [...contacts] }),
        roles: rolesOf(member, beside.roles),
      };
    }),
    notes,
    ...tailOf(record),
  };
}

/** The tag of a governance. Roles that follow from actions change it, without a new version. */
export const tagOf = ({ id, version, beside }: GovernanceRecord): string =>
  etagOf(`${id}.${fingerprint(beside.roles)}`, version);

/** How governances are listed. */
export const GOVERNANCE_LISTING: Listing<GovernanceRecord> = {
  name: 'gouvernances',
  formats: GOVERNANCE_FORMATS,
  columns: [
    { name: 'id', value: ({ id }) => id },
    { name: 'nom', value: ({ description }) => description.nom },
    { name: 'territoires', value: ({ description }) => [...description.territoires] },
    { name: 'debut', kind: 'day', value: ({ description }) => description.debut },
    { name: 'fin', kind: 'day', value: ({ description }) => description.fin },
    {
      name: 'coporteurs',
      value: ({ description: { membres = [] } }) =>
        membres.filter(({ coporteur }) => coporteur === true).map(({ nom }) => nom),
    },
    {
      name: 'membres',
      value: ({ description: { membres = [] } }) =>
        membres.filter(({ statut }) => statut === 'confirme').map(({ nom }) => nom),
    },
  ],
  keyOf: ({ id }) => [id],
};
