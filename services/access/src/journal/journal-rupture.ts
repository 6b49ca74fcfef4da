import type { Rupture } from './verify-journal.handler.js';

const WORDS: Readonly<Record<Rupture['nature'], string>> = {
  sceau_manquant: 'un sceau a été retiré de la chaîne, ou un autre y a été glissé',
  chaine_rompue: 'ce sceau ne fait pas suite au précédent : l’un des deux a été récrit',
  sceau_modifie: 'le contenu de ce sceau a été modifié après coup',
  signature_fausse: 'la signature de ce sceau n’est pas celle de la clé qu’il nomme',
  entree_modifiee: 'cette entrée n’est plus telle qu’elle a été scellée',
  entree_inseree: 'cette entrée a été ajoutée dans le passé, après le scellement',
  entree_retiree: 'une entrée scellée ici a été retirée',
  ancre_contredite:
    'ce sceau n’est pas celui de l’ancre : la chaîne a été récrite, sceaux compris, quelque part avant lui',
  ancre_depassee: 'l’ancre nomme un sceau que la chaîne n’a plus : la fin du journal a été retirée',
};

/** What a rupture means, in words for its reader. */
export function explain({ nature, seal, entry }: Rupture): string {
  return `Sceau ${seal}${entry === undefined ? '' : `, entrée ${entry}`} : ${WORDS[nature]}.`;
}
