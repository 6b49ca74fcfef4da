import { statutsAction } from '@maillage/nomenclatures';
import { ChoiceField, DayField, IdField, TextField, WholeField } from '@maillage/platform';
import { codesOf } from '../record/codes-of.js';
import type { Action, Dependency, Evidence, Milestone, Placing, Risk, Status } from './action.js';

/** Where an action stands in a roadmap. */
export class PlacingDto implements Placing {
  @IdField('Feuille de route.')
  feuille_id!: string;
  @TextField('Axe ; absent, l’action est à la racine.', {
    max: 60,
    optional: true,
    example: 'axe-1',
  })
  axe_id?: string;
  @TextField('Objectif de cet axe.', { max: 60, optional: true, example: 'objectif-1-1' })
  objectif_id?: string;
}

/** What became of an action. */
export class StatusDto implements Status {
  @ChoiceField('Statut, de la nomenclature statut_action.', codesOf(statutsAction), {
    example: 'en_cours',
  })
  code!: Status['code'];
  @DayField('Depuis quand ; le jour même par défaut.', { optional: true })
  depuis?: string;
  @TextField('Pourquoi ; obligatoire pour « abandonnee ».', {
    max: 2000,
    optional: true,
    example: 'Le local est trouvé.',
  })
  motif?: string;
  @TextField('Par quoi elle est bloquée ; obligatoire pour « bloquee ».', {
    max: 2000,
    optional: true,
    example: 'La convention n’est pas signée.',
  })
  bloquee_par?: string;
  @TextField('Ce qui la libérerait.', { max: 2000, optional: true, example: 'La signature.' })
  liberee_par?: string;
}

/** What an action waits for. */
export class DependencyDto implements Dependency {
  @IdField('Action dont elle attend la fin.')
  action_id!: string;
  @WholeField('Jours ouvrés à attendre encore ; 0 par défaut.', {
    min: -500,
    max: 500,
    optional: true,
    example: 0,
  })
  delai?: number;
}

/** A milestone of an action. */
export class MilestoneDto implements Milestone {
  @TextField('Intitulé.', { max: 300, example: 'Ouverture du premier lieu' })
  intitule!: string;
  @DayField('Jour promis.')
  le!: string;
  @DayField('Jour où il a été atteint.', { optional: true })
  atteint_le?: string;
}

/** What shows that an action was done. */
export class EvidenceDto implements Evidence {
  @TextField('Intitulé.', { max: 300, example: 'Compte rendu de l’atelier' })
  intitule!: string;
  @TextField('Adresse.', { max: 1000, optional: true, example: 'https://exemple.fr/compte-rendu' })
  adresse?: string;
}

/** What may hinder an action. */
export class RiskDto implements Risk {
  @TextField('Intitulé.', { max: 500, example: 'Départ de la conseillère' })
  intitule!: string;
  @ChoiceField('Niveau.', ['faible', 'moyen', 'fort'], { example: 'moyen' })
  niveau!: Risk['niveau'];
  @TextField('Parade.', { max: 1000, optional: true, example: 'Un remplacement est prévu.' })
  parade?: string;
}

/** The last news of an action. */
export class NewsDto implements NonNullable<Action['nouvelle']> {
  @DayField('Jour.')
  le!: string;
  @TextField('Texte.', { max: 5000, example: 'Deux ateliers ont eu lieu.' })
  texte!: string;
}
