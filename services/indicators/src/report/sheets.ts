import { type Column, type Table, tableOf } from '@maillage/files';
import type { Span } from '../figure/calendar.js';
import { wordsOf } from '../definitions/dimensions.js';
import {
  type Block,
  type KeyFigure,
  type Moment,
  type PartLine,
  per10000,
  type ToldIndicator,
  type ToldReport,
} from './told-report.js';

/** The tables of a report, a sheet each: what it is of, what its page shows, and what the figures mean. */
export function sheetsOf(told: ToldReport): Table[] {
  const { territory, span, before, above } = told;
  const frame: Column<null>[] = [
    { name: 'territoire', value: () => territory.ref },
    { name: 'nom', value: () => territory.name },
    { name: 'population', value: () => territory.population ?? undefined },
    { name: 'du', kind: 'day', value: () => span.du },
    { name: 'au', kind: 'day', value: () => span.au },
    { name: 'compare_du', kind: 'day', value: () => before.du },
    { name: 'compare_au', kind: 'day', value: () => before.au },
    { name: 'compare_a', value: () => above?.ref },
    { name: 'arrete_a', kind: 'instant', value: () => told.completeUntil ?? undefined },
    { name: 'etabli_a', kind: 'instant', value: () => told.madeAt },
  ];
  const { parts, series } = told;
  return [
    tableOf('rapport', frame, [[null]]),
    tableOf('indicateurs', INDICATOR_COLUMNS, [told.indicators]),
    ...told.blocks.map((block) =>
      tableOf(`${block.indicator} ${block.dimension}`, blockColumns(block, span), [block.lines]),
    ),
    tableOf('essentiel', keyColumns(told), [told.keyFigures]),
    tableOf('activite', seriesColumns(series.types), [series.moments]),
    ...(parts === undefined ? [] : [tableOf(`par ${parts.level}`, PART_COLUMNS, [parts.lines])]),
    tableOf('definitions', DEFINITION_COLUMNS, [told.indicators]),
  ];
}

const keyColumns = ({ indicators }: ToldReport): Column<KeyFigure>[] => [
  { name: 'indicateur', value: ({ indicator }) => indicator },
  {
    name: 'titre',
    value: ({ indicator }) => indicators.find(({ id }) => id === indicator)?.title.fr,
  },
  { name: 'valeur', value: ({ value }) => value ?? undefined },
  {
    name: 'unite',
    value: ({ indicator }) => indicators.find(({ id }) => id === indicator)?.unit,
  },
  { name: 'avant', value: ({ before }) => before ?? undefined },
  {
    name: 'pour_10000_habitants',
    value: ({ here, isRate }) => (isRate ? (here ?? undefined) : undefined),
  },
  { name: 'niveau_au_dessus', value: ({ above }) => above ?? undefined },
];

const seriesColumns = (types: readonly string[]): Column<Moment>[] => [
  { name: 'periode', value: ({ period }) => period },
  ...types.map((type, at) => ({ name: type, value: ({ counts }: Moment) => counts[at] ?? 0 })),
  { name: 'un_an_avant', value: ({ yearBefore }) => yearBefore ?? undefined },
];

function blockColumns({ dimension }: Block, { du, au }: Span): Column<Block['lines'][number]>[] {
  return [
    { name: 'periode', value: () => `${du}/${au}` },
    { name: dimension, value: ({ code }) => code },
    { name: 'libelle', value: ({ code }) => wordsOf(dimension, code)?.fr },
    { name: 'valeur', value: ({ value }) => value ?? undefined },
  ];
}

const PART_COLUMNS: readonly Column<PartLine>[] = [
  { name: 'territoire', value: ({ ref }) => ref },
  { name: 'nom', value: ({ name }) => name },
  { name: 'population', value: ({ population }) => population ?? undefined },
  { name: 'activites', value: ({ activities }) => activities },
  { name: 'participations', value: ({ participants }) => participants },
  { name: 'heures', value: ({ hours }) => hours },
  { name: 'lieux', value: ({ places }) => places },
  {
    name: 'activites_pour_10000_habitants',
    value: ({ activities, population }) => per10000(activities, population) ?? undefined,
  },
];

const DEFINITION_COLUMNS: readonly Column<ToldIndicator>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'version', value: ({ version }) => version },
  { name: 'titre', value: ({ title }) => title.fr },
  { name: 'population', value: ({ population }) => population },
  { name: 'formule', value: ({ formula }) => formula },
  { name: 'source', value: ({ source }) => source },
];

const INDICATOR_COLUMNS: readonly Column<ToldIndicator>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'titre', value: ({ title }) => title.fr },
  { name: 'valeur', value: ({ value }) => value ?? undefined },
  { name: 'unite', value: ({ unit }) => unit },
  { name: 'arrete_a', kind: 'instant', value: ({ completeUntil }) => completeUntil ?? undefined },
  { name: 'version', value: ({ version }) => version },
];
