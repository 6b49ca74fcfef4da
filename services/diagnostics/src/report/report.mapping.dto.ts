import type { GroupReport, Share } from './group.js';
import { areCutsCalibrated } from '../profile/levels.js';
import type { CampaignReportDto, GroupDto, ShareDto } from './report.dto.js';
import type { ShownReport } from './report.store.js';

const shareDto = ({ people, target, below, standardError }: Share): ShareDto => ({
  effectif: people,
  cible: target,
  part_sous_cible: below,
  erreur_type: standardError,
});

const groupDto = ({
  people,
  mean,
  meanError,
  overall,
  areas,
  competences,
}: GroupReport): GroupDto => ({
  effectif: people,
  moyenne: mean,
  erreur_type: meanError,
  ...(overall === undefined ? {} : { ensemble: shareDto(overall) }),
  domaines: areas.map(({ area, ...share }) => ({ domaine: area, ...shareDto(share) })),
  competences: competences.map(({ competence, ...share }) => ({ competence, ...shareDto(share) })),
});

/** A report as the API gives it. */
export const toDto = (campaignId: string, shown: ShownReport | undefined): CampaignReportDto => ({
  campagne: campaignId,
  secret: shown === undefined,
  ...(shown === undefined
    ? {}
    : { arrete_a: shown.madeAt.toISOString(), groupe: groupDto(shown.body) }),
  niveaux_etalonnes: areCutsCalibrated,
});
