import type { Listing } from '@maillage/platform';
import { POST_LISTING, shown } from './post.mapping.dto.js';
import type { PostRecord } from './post.store.js';
import type { TeamMemberDto } from './team.dto.js';

/** How a team is listed. */
export const TEAM_LISTING: Listing<PostRecord> = {
  ...POST_LISTING,
  name: 'equipe',
  columns: [
    { name: 'poste_id', value: ({ id }) => id },
    { name: 'profils', value: ({ beside }) => beside.profils ?? undefined },
    ...POST_LISTING.columns.slice(2),
  ],
};

/** One post of a team. */
export const toMember = (record: PostRecord): TeamMemberDto => ({
  poste_id: record.id,
  profils: [...(record.beside.profils ?? [])],
  ...shown(record),
});
