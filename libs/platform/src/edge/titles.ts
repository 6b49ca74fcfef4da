import type { Message } from '@maillage/kernel';

const TITLES: Readonly<Record<number, Message>> = {
  400: { fr: 'Demande mal formée', en: 'Malformed request' },
  401: { fr: 'Appelant inconnu', en: 'Unknown caller' },
  403: { fr: 'Action non permise', en: 'Not allowed' },
  404: { fr: 'Introuvable', en: 'Not found' },
  406: { fr: 'Aucun format qui convienne', en: 'No acceptable format' },
  408: { fr: 'Demande trop lente', en: 'Request too slow' },
  409: { fr: "Conflit avec l'état présent", en: 'Conflict with the present state' },
  412: { fr: 'La ressource a changé entre-temps', en: 'The resource has changed meanwhile' },
  413: { fr: 'Envoi trop volumineux', en: 'Body too large' },
  415: { fr: 'Type de contenu non lu', en: 'Unsupported content type' },
  422: { fr: 'Refusé par une règle', en: 'Refused by a rule' },
  428: { fr: 'Condition manquante (If-Match)', en: 'Precondition required (If-Match)' },
  429: { fr: 'Trop de demandes', en: 'Too many requests' },
  503: { fr: 'Momentanément indisponible', en: 'Unavailable for the moment' },
};

/** Title of a problem, by its status. */
export function titles(status: number): Message {
  return TITLES[status] ?? { fr: 'Erreur imprévue', en: 'Unforeseen error' };
}
