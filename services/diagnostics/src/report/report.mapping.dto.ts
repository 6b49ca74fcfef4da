import { type Column, type Table, tableOf } from '@maillage/files';
import { areCutsCalibrated } from '../profile/levels.js';
import type { Share } from './group.js';
import type { Lever } from './levers.js';
import type { LocalTable } from './local-table.js';
import type {
  CampaignReportDto,
  GroupDto,
  LeverDto,
  LocalTableDto,
  ParticipationDto,
  ShareDto,
} from './report.dto.js';
import type { ToldReport } from './told-report.js';

const shareDto = (share: Share): ShareDto => ({
  effectif: share.people,
  cible: share.target,
  part_sous_cible: share.below,
  erreur_type: share.standardError,
  ecart: share.distance,
  ecart_erreur_type: share.distanceError,
});

const leverDto = (lever: Lever): LeverDto => ({
  competence: lever.competence,
  rang: lever.rank,
  sous_cible: lever.below,
  erreur_type: lever.belowError,
  distance: lever.distance,
  poids: lever.weight,
  produit: lever.score,
  produit_erreur_type: lever.scoreError,
});

const localDto = ({ question, people, told, others }: LocalTable): LocalTableDto => ({
  question,
  effectif: people,
  choix: Object.entries(told).map(([choix, effectif]) => ({ choix, effectif })),
  ...(others === undefined ? {} : { autres: others }),
});

const groupDto = ({ report, levers }: NonNullable<ToldReport['group']>): GroupDto => ({
  effectif: report.people,
  moyenne: report.mean,
  erreur_type: report.meanError,
  ...(report.overall === undefined ? {} : { ensemble: shareDto(report.overall) }),
  domaines: report.areas.map(({ area, ...share }) => ({ domaine: area, ...shareDto(share) })),
  competences: report.competences.map(({ competence, ...share }) => ({
    competence,
    ...shareDto(share),
  })),
  leviers: levers.map(leverDto),
  questions_locales: report.local.shown.map(localDto),
});

const participationDto = ({ participation, group }: ToldReport): ParticipationDto => ({
  ...(participation.invited === undefined ? {} : { invitees: participation.invited }),
  commencees: participation.begun,
  finies: participation.finished,
  ...(group?.bounds === undefined ? {} : { part_possible: [...group.bounds] }),
});

/** A report as the API gives it. */
export const toDto = (told: ToldReport): CampaignReportDto => ({
  campagne: told.campaign.id,
  secret: told.group === undefined,
  participation: participationDto(told),
  ...(told.group === undefined
    ? {}
    : { arrete_a: told.group.madeAt.toISOString(), groupe: groupDto(told.group) }),
  niveaux_etalonnes: areCutsCalibrated,
});

/** A report as a workbook: one sheet a table, figures with their errors. */
export function tablesOf({
  campagne,
  secret,
  arrete_a,
  participation,
  groupe,
  niveaux_etalonnes,
}: CampaignReportDto): Table[] {
  const frame: Column<ParticipationDto>[] = [
    { name: 'campagne', value: () => campagne },
    { name: 'secret', value: () => secret },
    { name: 'arrete_a', kind: 'instant', value: () => arrete_a },
    { name: 'niveaux_etalonnes', value: () => niveaux_etalonnes },
    { name: 'invitees', value: ({ invitees }) => invitees },
    { name: 'commencees', value: ({ commencees }) => commencees },
    { name: 'finies', value: ({ finies }) => finies },
    { name: 'effectif', value: () => groupe?.effectif },
    { name: 'part_possible_min', value: ({ part_possible: [low] = [] }) => low },
    { name: 'part_possible_max', value: ({ part_possible: [, high] = [] }) => high },
  ];
  const table = tableOf('rapport', frame, [[participation]]);
  if (groupe === undefined) return [table];
  const { ensemble, domaines, competences, leviers, questions_locales } = groupe;
  const lines = [
    ...(ensemble === undefined ? [] : [{ code: 'ensemble', ...ensemble }]),
    ...domaines.map((one) => ({ code: one.domaine, ...one })),
    ...competences.map((one) => ({ code: one.competence, ...one })),
  ];
  return [
    table,
    tableOf('profil', columnsOf('code', ...SHARE), [lines]),
    tableOf('leviers', columnsOf(...LEVER), [leviers]),
    ...(questions_locales.length === 0
      ? []
      : [tableOf('questions_locales', columnsOf(...LOCAL), [localLines(questions_locales)])]),
  ];
}

const LOCAL = ['question', 'choix', 'effectif'] as const;

/** A line for each choice that is told, and one for the others. */
const localLines = (tables: readonly LocalTableDto[]) =>
  tables.flatMap(({ question, choix, autres }) => [
    ...choix.map((one) => ({ question, ...one })),
    ...(autres === undefined ? [] : [{ question, choix: 'autres', effectif: autres }]),
  ]);

const SHARE = [
  'effectif',
  'cible',
  'part_sous_cible',
  'erreur_type',
  'ecart',
  'ecart_erreur_type',
] as const;
const LEVER = [
  'rang',
  'competence',
  'sous_cible',
  'erreur_type',
  'distance',
  'poids',
  'produit',
  'produit_erreur_type',
] as const;

/** Columns named as the fields of what stands in the rows. */
const columnsOf = <Name extends string>(
  ...names: readonly Name[]
): Column<Readonly<Record<Name, string | number>>>[] =>
  names.map((name) => ({ name, value: (row) => row[name] }));
