import { DomainError, type Fault } from '@maillage/kernel';
import { noTerritory } from '@maillage/territories';

/** An event that names a commune this version does not have: set aside until the territories are up to date. */
export const unknownCommune = (code: string): DomainError =>
  new DomainError('indicators.unknown_commune', 'invalid', {
    fr: `La commune « ${code.slice(0, 10)} » est inconnue de cette version ; mettez-la à jour, puis rejouez l'événement.`,
    en: `This version does not know commune "${code.slice(0, 10)}"; update it, then replay the event.`,
  });

/** An event that counts participations by a code this version does not have: set aside until it does. */
export const unknownCode = (field: string, code: string): DomainError =>
  new DomainError('indicators.unknown_code', 'invalid', {
    fr: `Le code « ${code.slice(0, 60)} » (${field}), sous lequel des participations sont comptées, est inconnu de cette version ; mettez-la à jour, puis rejouez l'événement.`,
    en: `This version does not know code "${code.slice(0, 60)}" (${field}), by which participations are counted; update it, then replay the event.`,
  });

/** An event with an activity that has not one count for each code. */
export const badFacts = (commune: string, date: string): DomainError =>
  new DomainError('indicators.bad_facts', 'invalid', {
    fr: `Une activité du ${date.slice(0, 10)} (commune ${commune.slice(0, 10)}) n'a pas un nombre pour chaque code de son événement ; faites corriger ce qui l'a publié.`,
    en: `An activity of ${date.slice(0, 10)} (commune ${commune.slice(0, 10)}) does not have one count for each code of its event; have its publisher corrected.`,
  });

export const indicatorNotFound = (id: string): DomainError =>
  new DomainError('indicators.not_found', 'not_found', {
    fr: `L'indicateur « ${id.slice(0, 60)} » n'existe pas ; GET /v1/indicateurs les donne tous.`,
    en: `There is no indicator "${id.slice(0, 60)}"; GET /v1/indicateurs lists them all.`,
  });

export const territoryNotFound = (text: string): DomainError =>
  noTerritory(text, { code: 'indicators.territory_not_found', kind: 'not_found' });

export const outsideFence = (ref: string, territories: readonly string[]): DomainError =>
  new DomainError('indicators.outside_fence', 'forbidden', {
    fr: `Votre clé donne accès aux chiffres de : ${list(territories)} ; « ${ref} » n'y est pas contenu en entier. Demandez un territoire plus petit, ou ce droit à votre administrateur.`,
    en: `Your key gives access to the figures of: ${list(territories)}; "${ref}" does not lie wholly within. Ask for a smaller territory, or ask your administrator for this right.`,
  });

const list = (territories: readonly string[]): string =>
  territories.slice(0, 10).join(', ') +
  (territories.length > 10 ? `, … (${territories.length})` : '');

/** A question that is well put and can't be answered; `pointer` names the parameter. */
export const badQuestion = (pointer: string, code: string, fr: string, en: string): DomainError => {
  const fault: Fault = { pointer, code: `indicators.${code}`, detail: { fr, en } };
  return new DomainError(fault.code, 'invalid', fault.detail, [fault]);
};

export const rebuilding = (percent: number): DomainError =>
  new DomainError(
    'indicators.rebuilding',
    'unavailable',
    {
      fr: `Les chiffres sont en cours de recalcul depuis les événements (${percent} %). Redemandez dans quelques secondes.`,
      en: `The figures are being rebuilt from the events (${percent} %). Ask again in a few seconds.`,
    },
    [],
    5,
  );
