import type { Listing } from '@maillage/platform';
import type { PlaceMemberDto } from './place-team.dto.js';
import { PRESENCE_LISTING, shown } from './presence.mapping.dto.js';
import type { PresenceRecord } from './presence.store.js';

/** How those who are in a place are listed. */
export const PLACE_TEAM_LISTING: Listing<PresenceRecord> = {
  ...PRESENCE_LISTING,
  name: 'equipe',
  columns: [
    { name: 'presence_id', value: ({ id }) => id },
    { name: 'profils', value: ({ beside }) => beside.profils },
    ...PRESENCE_LISTING.columns.slice(2),
  ],
};

/** One presence in a place. */
export const toMember = (record: PresenceRecord): PlaceMemberDto => ({
  presence_id: record.id,
  profils: [...record.beside.profils],
  ...shown(record),
});
