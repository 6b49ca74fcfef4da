import {
  type Criterion,
  rectangular,
  type Quadrature,
  type Replay,
  type Rules,
} from '@maillage/psychometrics';
import type { Estimate, Method } from './estimate.js';
import type {
  EstimateDto,
  EstimatesDto,
  InformationDto,
  NewTrialDto,
  PointsDto,
  RulesDto,
  StopDto,
  TrialDto,
} from './estimation.dto.js';
import type { InformationAt } from './measure-bank.handler.js';

const UNBOUNDED = { below: 'bas', above: 'haut', everywhere: 'partout' } as const;
const STOPS = {
  length: 'longueur',
  time: 'temps',
  precision: 'precision',
  decision: 'decision',
  exhausted: 'epuise',
  unanswered: 'sans_reponse',
} as const;

const given = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

export const toQuadrature = ({ nombre, de, a }: PointsDto, prior?: Rules['prior']): Quadrature =>
  rectangular(nombre, de, a, prior);

const estimateDto = (estimate: Estimate): EstimateDto =>
  'unbounded' in estimate
    ? { non_borne: UNBOUNDED[estimate.unbounded] }
    : { theta: estimate.theta, erreur_type: estimate.standardError };

export const estimatesDto = (
  estimates: readonly [Method, Estimate][],
  isCalibrated: boolean,
): EstimatesDto => ({
  ...Object.fromEntries(estimates.map(([method, one]) => [method, estimateDto(one)])),
  etalonne: isCalibrated,
});

export function informationDto(
  { theta, items }: InformationAt,
  withItems: boolean,
): InformationDto {
  const information = items.reduce((sum, item) => sum + item.information, 0);
  return {
    theta,
    information,
    ...(information > 0 ? { erreur_type: 1 / Math.sqrt(information) } : {}),
    ...(withItems ? { items: [...items] } : {}),
  };
}

const criterionOf = (word: RulesDto['critere']): Criterion | undefined =>
  word === 'difficulte' ? 'difficulty' : word;

const toStop = (stop: StopDto): Rules['stop'] => ({
  items: stop.items,
  ...given({
    leastItems: stop.items_min,
    standardError: stop.erreur_type,
    areaStandardError: stop.erreur_type_domaine,
    target: stop.cible,
    areaTargets: stop.cibles_domaine,
    z: stop.z,
    seconds: stop.secondes,
  }),
});

/** Rules as the engine takes them. */
export function toRules(body: RulesDto): Rules {
  const prior = body.a_priori && { mean: body.a_priori.moyenne, sd: body.a_priori.ecart_type };
  return {
    stop: toStop(body.arret),
    ...given({
      criterion: criterionOf(body.critere),
      firstCriterion: criterionOf(body.premier_critere),
      prior,
      quadrature: body.points && toQuadrature(body.points, prior),
      balance: body.equilibre && {
        by: body.equilibre.par === 'domaine' ? ('area' as const) : ('competence' as const),
        weights: body.equilibre.poids,
      },
      exposure: body.exposition && { limit: body.exposition.limite },
      trials: body.items_non_notes,
      rapidSeconds: body.secondes_rapides,
    }),
  };
}

export const toResponses = (
  responses: NewTrialDto['reponses'],
): Record<string, number | 'unknown'> =>
  Object.fromEntries(
    Object.entries(responses).map(([item, value]) => [
      item,
      value === 'inconnu' ? 'unknown' : value,
    ]),
  );

export const trialDto = ({
  steps,
  stop,
  isCalibrated,
}: Replay & { isCalibrated: boolean }): TrialDto => ({
  etapes: steps.map(({ item, theta, standardError }) => ({
    item,
    theta,
    erreur_type: standardError,
  })),
  arret: STOPS[stop],
  etalonne: isCalibrated,
});
