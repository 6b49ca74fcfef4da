import { type Column, type Table, tableOf } from '@maillage/files';
import { findTerritory } from '@maillage/territories';
import type { Span } from '../figure/calendar.js';
import type { Definition } from '../definitions/definition.js';
import { crossesOf, DIMENSIONS } from '../definitions/dimensions.js';
import type { Value } from '../figure/fold.js';
import type {
  IndicatorDto,
  ReportDto,
  ReportEntryDto,
  ValueDto,
  ValuesDto,
} from './indicator.dto.js';
import type { Report, ReportEntry } from '../report/read-report.handler.js';
import type { ValuesAnswer } from './read-values.handler.js';

type Language = 'fr' | 'en';

export function toIndicatorDto(definition: Definition, language: Language): IndicatorDto {
  const { id, version, unite, population, formule, source } = definition;
  return {
    id,
    version,
    titre: definition.titre[language],
    unite,
    population,
    formule,
    source,
    dimensions: definition.dimensions.map((dimension) => ({
      id: dimension,
      titre: DIMENSIONS[dimension].titre[language],
      valeurs: DIMENSIONS[dimension].valeurs.map(({ code }) => code),
    })),
    croisements: crossesOf(definition.dimensions).flatMap((cross) =>
      cross.length === 0 ? [] : [cross.join(',')],
    ),
  };
}

/** @param isBrokenDown whether the answer goes down to smaller territories, and so names that of each value. */
export function toValueDto(value: Value, { du, au }: Span, isBrokenDown: boolean): ValueDto {
  return {
    periode: value.periode === '' ? `${du}/${au}` : value.periode,
    dimensions: { ...(isBrokenDown ? { territoire: value.label } : {}), ...value.dimensions },
    valeur: value.valeur,
  };
}

export function toValuesDto(
  { definition: { id, version, unite }, completeUntil, span, values }: ValuesAnswer,
  territoire: string,
  isBrokenDown: boolean,
): ValuesDto {
  return {
    indicateur: { id, version, unite },
    territoire,
    arrete_a: completeUntil?.toISOString() ?? null,
    valeurs: values.map((value) => toValueDto(value, span, isBrokenDown)),
  };
}

export const toReportDto = (ref: string, report: Report, language: Language): ReportDto => ({
  territoire: { ref, nom: findTerritory(ref)?.nom ?? ref },
  ...report.span,
  arrete_a: report.completeUntil?.toISOString() ?? null,
  indicateurs: report.entries.map((entry) => toReportEntryDto(entry, report.span, language)),
});

function toReportEntryDto(entry: ReportEntry, span: Span, language: Language): ReportEntryDto {
  return {
    ...toIndicatorDto(entry.definition, language),
    arrete_a: entry.completeUntil?.toISOString() ?? null,
    valeur: entry.value,
    ventilations: entry.breakdowns.map(({ dimension, values }) => ({
      dimension,
      titre: DIMENSIONS[dimension].titre[language],
      valeurs: values.map((value) => toValueDto(value, span, false)),
    })),
  };
}

/** Columns of values broken down by these dimensions; the description names what is not evident. */
export const valueColumns = (dimensions: readonly string[]): Column<ValueDto>[] => [
  { name: 'periode', value: ({ periode }) => periode },
  ...dimensions.map((name) => ({
    name,
    ...(name === 'territoire' ? { description: 'avec « vers »' } : { description: 'avec « par »' }),
    value: ({ dimensions: values }: ValueDto) => values[name],
  })),
  {
    name: 'valeur',
    description: 'vide où l’indicateur n’a pas de sens',
    value: ({ valeur }) => valeur ?? undefined,
  },
];

/** Values as one table: a row each. */
export function tableOfValues({ indicateur, territoire, valeurs }: ValuesDto): Table {
  const columns: Column<ValueDto>[] = [
    { name: 'indicateur', value: () => indicateur.id },
    { name: 'unite', value: () => indicateur.unite },
    ...valueColumns(Object.keys(valeurs[0]?.dimensions ?? {})),
  ];
  return tableOf(`${indicateur.id} ${territoire}`, columns, [valeurs]);
}
