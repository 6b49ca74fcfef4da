import type { ActionAlertDto, OverviewDto } from './overview.dto.js';
import type { Alert } from './overview.js';
import type { ReadOverviewAnswer } from './read-overview.handler.js';

const toAlert = ({ id, action, days }: Alert): ActionAlertDto => ({
  id,
  intitule: action.intitule,
  statut: action.statut.code,
  ...(days === undefined ? {} : { jours: days }),
  ...(action.statut.bloquee_par === undefined ? {} : { bloquee_par: action.statut.bloquee_par }),
  ...(action.pilote_poste_id === undefined ? {} : { pilote_poste_id: action.pilote_poste_id }),
});

/** An overview as the API gives it. */
export const toDto = ({ id, overview, today }: ReadOverviewAnswer): OverviewDto => ({
  gouvernance_id: id,
  jour: today,
  total: overview.total,
  en_retard: overview.late.map(toAlert),
  bloquees: overview.blocked.map(toAlert),
  sans_nouvelles: overview.silent.map(toAlert),
  promesses_intenables: overview.broken.map(toAlert),
});
