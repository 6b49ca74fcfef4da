import type { Span } from '../figure/calendar.js';
import type { Definition } from '../definitions/definition.js';
import { crossesOf, DIMENSIONS } from '../definitions/dimensions.js';
import type { Value } from '../figure/fold.js';
import type { IndicatorDto, ReportEntryDto, ValueDto } from './indicator.dto.js';
import type { ReportEntry } from './read-report.handler.js';

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

export function toReportEntryDto(
  entry: ReportEntry,
  span: Span,
  language: Language,
): ReportEntryDto {
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
