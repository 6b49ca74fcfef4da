import type { CalibratedItem, ItemFit } from '@maillage/psychometrics';
import type { CalibrationResult } from './calibrate.js';
import type {
  CalibratedItemDto,
  CalibrationDto,
  CalibrationResultDto,
  ItemFitDto,
} from './calibration.dto.js';
import type { KeptCalibration } from './calibration.store.js';

/** Without what is absent or no number: JSON has no NaN. */
const finite = (fields: Readonly<Record<string, number | undefined>>): object =>
  Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && Number.isFinite(value)),
  );

function itemDto(
  { item, errors: { a, b, c, thresholds } }: CalibratedItem,
  has: { readonly asymptote: boolean },
): CalibratedItemDto {
  const erreurs = { ...finite({ a, b, c }), ...(thresholds && { seuils: [...thresholds] }) };
  const { id } = item;
  return item.kind === 'graded'
    ? { id, a: item.a, seuils: [...item.thresholds], erreurs }
    : { id, a: item.a, b: item.b, ...(has.asymptote ? { c: item.c } : {}), erreurs };
}

const fitDto = ({ id, infit, outfit, chiSquare }: ItemFit): ItemFitDto => ({
  id,
  ...finite({
    infit,
    outfit,
    s_x2: chiSquare?.statistic,
    degres: chiSquare?.degrees,
    p: chiSquare?.p,
  }),
});

/** What a calibration came to, in the words of the API. */
export function resultDto({
  calibration,
  fit,
  people,
  link,
}: CalibrationResult): CalibrationResultDto {
  const { model, method, items } = calibration;
  return {
    modele: model === 'graded' ? 'gradue' : model,
    methode: method,
    items: items.map((one) => itemDto(one, { asymptote: model === '3pl' })),
    log_vraisemblance: calibration.logLikelihood,
    parametres: calibration.parameters,
    effectif: calibration.people,
    aic: calibration.aic,
    bic: calibration.bic,
    iterations: calibration.iterations,
    converge: calibration.hasConverged,
    ajustement: {
      items: fit.map(fitDto),
      personnes: {
        effectif: people.people,
        lz_moyen: people.meanLz,
        part_improbable: people.unlikely,
      },
    },
    ...(link && { lien: { pente: link.slope, ordonnee: link.intercept, residu: link.residual } }),
  };
}

export const toDto = (kept: KeptCalibration): CalibrationDto => ({
  ...(kept.result as CalibrationResultDto),
  id: kept.id,
  version_banque: kept.bankVersion,
  ...(kept.adoptedAs === undefined ? {} : { adopte: kept.adoptedAs }),
  creation: kept.createdAt.toISOString(),
});
