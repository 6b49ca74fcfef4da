import type { Language } from '@maillage/kernel';
import type { PlanOutcome } from './solve-plan.js';

const AIMS = {
  shortfall: 'manque_des_petites_communes',
  gapClosed: 'ecart_comble',
  travelAndCover: 'trajets_et_remplacements',
} as const;
const ENDINGS = {
  proven: 'prouve',
  work: 'travail_epuise',
  stopped: 'arrete',
  not_begun: 'non_commence',
} as const;

/** What came of a request, as a task's result gives it. */
export function resultOf(outcome: PlanOutcome, language: Language): object {
  if (outcome.kind === 'nothing_found') return { etat: 'rien_trouve' };
  if (outcome.kind === 'impossible')
    return {
      etat: 'impossible',
      assouplissements: outcome.relaxation.lines.map((line) => line[language]),
    };
  const { plan, aims, measures, leftOut } = outcome;
  return {
    etat: 'planifie',
    ouvre: plan.opens,
    places: plan.seats.map(({ person: personne, session }) => ({ personne, session })),
    remplacements: plan.covers.map(({ replacement, post, halfDay }) => ({
      ...{ remplacement: replacement, poste: post, demi_journee: halfDay },
    })),
    objectifs: aims.map(({ aim, value, bound, gap, ending }) => ({
      ...{ objectif: AIMS[aim], valeur: value, borne: bound ?? null, ecart: gap ?? null },
      fin: ENDINGS[ending],
    })),
    mesures: {
      ecart_comble: measures.gapClosed,
      kilometres: measures.kilometres,
      trajets_et_remplacements: measures.travelAndCover,
      depense: measures.spent,
    },
    laisses_de_cote: leftOut.map(({ person: personne, hasSeat, reasons }) => ({
      personne,
      a_une_place: hasSeat,
      raisons: reasons.map(({ competence, session, code, words }) => ({
        ...{ competence, code, raison: words[language] },
        ...(session === undefined ? {} : { session }),
      })),
    })),
    sessions_non_regardees: outcome.omitted,
    reproductible: outcome.isReproducible,
  };
}
