import type { Language } from '@maillage/kernel';
import type { MissingPlaces } from '../place/correct-places.handler.js';

/** Places that are listed by name. */
export const LISTED = 1_000;

/** What a whole file closed, or would close, in the words of the API. */
export interface ClosuresTold {
  readonly nombre: number;
  readonly ouverts: number;
  readonly etat: 'faites' | 'simulees' | 'a_confirmer' | 'impossibles';
  readonly detail: string;
  readonly lieux: readonly {
    readonly id: string;
    readonly source_id: string;
    readonly nom: string;
  }[];
}

const WORDS = {
  faites: {
    fr: () => 'Ces lieux ne sont plus dans le fichier : ils sont fermés à compter d’aujourd’hui.',
    en: () => 'These places are not in the file any more: they are closed from today on.',
  },
  simulees: {
    fr: () => 'Ces lieux ne sont plus dans le fichier : l’import les fermerait.',
    en: () => 'These places are not in the file any more: the import would close them.',
  },
  a_confirmer: {
    fr: (n: number) =>
      `Rien n’a été fermé : c’est plus que permis. Si ce fichier est bien complet, renvoyez-le avec « fermetures_max=${n} ».`,
    en: (n: number) =>
      `Nothing was closed: these are more than allowed. If this file is whole indeed, send it again with "fermetures_max=${n}".`,
  },
  impossibles: {
    fr: () =>
      'Rien n’a été fermé : l’identifiant de certaines lignes n’a pas pu être lu, leurs lieux sont peut-être parmi ceux-ci. Corrigez ces lignes et renvoyez le fichier.',
    en: () =>
      'Nothing was closed: the id of some lines could not be read, their places may be among these. Correct these lines and send the file again.',
  },
} as const;

/** Tells closures in one language. */
export function tellClosures(
  { places, missing, open, state }: MissingPlaces,
  language: Language,
): ClosuresTold {
  return {
    nombre: missing,
    ouverts: open,
    etat: state,
    detail: WORDS[state][language](missing),
    lieux: places.map(({ id, place }) => ({ id, source_id: place.id, nom: place.nom })),
  };
}
