import { integer, readSettings } from './settings.js';

const days = (env: string, doc: string, fallback: number) =>
  integer(env, `${doc} : durée de conservation, en jours`, fallback, 1, 36_500);

/** How long each kind of data is kept, in days: the one table of it. Each service says what stands behind its kinds. */
export const retentionDays = readSettings(
  {
    beneficiaires: days(
      'RETENTION_BENEFICIAIRES_JOURS',
      'personnes accompagnées que plus aucune source ne nomme',
      730,
    ),
    personnes: days(
      'RETENTION_PERSONNES_JOURS',
      'autres personnes que plus aucune source ne nomme',
      1_095,
    ),
    cles: days('RETENTION_CLES_JOURS', 'clés expirées ou révoquées', 365),
    appels: days('RETENTION_APPELS_JOURS', "journal d'appels", 30),
    alertes: days('RETENTION_ALERTES_JOURS', 'alertes', 365),
    evenementsRejoues: days(
      'RETENTION_EVENEMENTS_REJOUES_JOURS',
      'événements mis de côté puis rejoués',
      30,
    ),
    // What is promised is a day: the daily pass comes up to one more later.
    reponses: days('RETENTION_REPONSES_JOURS', 'réponses gardées sous une Idempotency-Key', 1),
    dossiers: days('RETENTION_DOSSIERS_JOURS', 'dossiers de personnes réunis par une tâche', 1),
    adresses: days('RETENTION_ADRESSES_JOURS', 'adresses personnelles (/a/…) après leur fin', 365),
    propositions: days(
      'RETENTION_PROPOSITIONS_JOURS',
      'corrections proposées par des structures, une fois décidées',
      365,
    ),
    evaluations: days(
      'RETENTION_EVALUATIONS_JOURS',
      'participations à des diagnostics, depuis leur début',
      730,
    ),
    inscriptions: days(
      'RETENTION_INSCRIPTIONS_JOURS',
      'inscriptions à des formations, depuis leur dernier changement',
      1_825,
    ),
    taches: days('RETENTION_TACHES_JOURS', 'tâches finies, avec leur résultat', 30),
  },
  process.env,
);
