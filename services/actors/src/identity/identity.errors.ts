import { DomainError } from '@maillage/kernel';

/** The person was erased by another request just now: the same request again enters a new one. */
export const personGone = (): DomainError =>
  new DomainError('actors.person_gone', 'conflict', {
    fr: 'Cette personne vient d’être effacée : refaites la demande.',
    en: 'This person was erased just now: repeat the request.',
  });

/** Somebody has one entry in a source. */
export const personHasEntry = (professional: string): DomainError =>
  new DomainError('actors.person_has_entry', 'conflict', {
    fr: `Votre source a déjà une fiche de cette personne : c’est ${professional}.`,
    en: `Your source has an entry of this person already: it is ${professional}.`,
  });
