import { CURSOR_ID, type Listing } from '@maillage/platform';
import type { NeedDto } from './need.dto.js';
import { NEED_FORMATS } from './need.query.dto.js';
import type { StatedNeed } from './need.store.js';

/** A need as the API gives it. */
export const toDto = ({ gaps: [little, some, much], ...need }: StatedNeed): NeedDto => ({
  campagne: need.campaignId,
  territoire: need.territory,
  competence: need.competence,
  niveau_vise: need.level,
  urgence: need.urgency,
  rang: need.rank,
  effectif: need.people,
  part_sous_cible: need.below,
  erreur_type: need.belowError,
  personnes: need.number,
  personnes_erreur_type: need.numberError,
  ecarts: { faible: little, moyen: some, grand: much },
  arrete_a: need.madeAt.toISOString(),
});

/** Needs as a list. */
export const NEED_LISTING: Listing<StatedNeed> = {
  name: 'besoins',
  formats: NEED_FORMATS,
  columns: [
    { name: 'campagne', value: ({ campaignId }) => campaignId },
    { name: 'territoire', value: ({ territory }) => territory },
    { name: 'competence', value: ({ competence }) => competence },
    { name: 'niveau_vise', value: ({ level }) => level },
    { name: 'urgence', value: ({ urgency }) => urgency },
    { name: 'rang', value: ({ rank }) => rank },
    { name: 'effectif', value: ({ people }) => people },
    { name: 'part_sous_cible', value: ({ below }) => below },
    { name: 'erreur_type', value: ({ belowError }) => belowError },
    { name: 'personnes', value: ({ number }) => number },
    { name: 'personnes_erreur_type', value: ({ numberError }) => numberError },
    { name: 'ecart_faible', value: ({ gaps: [little] }) => little },
    { name: 'ecart_moyen', value: ({ gaps: [, some] }) => some },
    { name: 'ecart_grand', value: ({ gaps: [, , much] }) => much },
    { name: 'arrete_a', kind: 'instant', value: ({ madeAt }) => madeAt.toISOString() },
  ],
  keyOf: ({ campaignId, competence }) => [campaignId, competence],
  cursor: [CURSOR_ID, /^.{1,50}$/],
};
