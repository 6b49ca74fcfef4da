import { etagOf, type Listing } from '@maillage/platform';
import { fingerprint } from '../record/fingerprint.js';
import { headOf, tailOf } from '../record/told.js';
import type { RoadmapDto } from './roadmap.dto.js';
import { ROADMAP_FORMATS } from './roadmap.query.dto.js';
import type { RoadmapRecord } from './roadmap.store.js';

/** A roadmap as the API gives it. */
export function toDto(record: RoadmapRecord): RoadmapDto {
  const { axes = [], publique = false, ...rest } = record.description;
  const { gouvernance, territoires } = record.beside;
  return {
    ...headOf(record),
    ...{ gouvernance, territoires },
    ...rest,
    axes,
    publique,
    ...tailOf(record),
  };
}

/** The tag of a roadmap. What its governance says changes it, without a new version. */
export const tagOf = ({ id, version, beside }: RoadmapRecord): string =>
  etagOf(`${id}.${fingerprint(beside)}`, version);

/** How roadmaps are listed. */
export const ROADMAP_LISTING: Listing<RoadmapRecord> = {
  name: 'feuilles-de-route',
  formats: ROADMAP_FORMATS,
  columns: [
    { name: 'id', value: ({ id }) => id },
    { name: 'nom', value: ({ description }) => description.nom },
    { name: 'gouvernance', value: ({ beside }) => beside.gouvernance },
    { name: 'territoires', value: ({ beside }) => [...beside.territoires] },
    { name: 'perimetre', value: ({ description }) => description.perimetre },
    { name: 'statut', value: ({ description }) => description.statut },
    { name: 'debut', kind: 'day', value: ({ description }) => description.debut },
    { name: 'fin', kind: 'day', value: ({ description }) => description.fin },
    { name: 'adoptee_le', kind: 'day', value: ({ description }) => description.adoptee_le },
    { name: 'vision', value: ({ description }) => description.vision },
  ],
  keyOf: ({ id }) => [id],
};
