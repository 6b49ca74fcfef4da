import { DomainError, type Fault } from '@maillage/kernel';

export const propositionNotFound = (): DomainError =>
  new DomainError('actors.proposition_not_found', 'not_found', {
    fr: 'Aucune proposition ne porte cet identifiant, ou elle est hors de vos droits.',
    en: 'No proposition has this id, or it is outside your rights.',
  });

/** A decision that a rule refuses. */
export const refusedDecision = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'actors.refused_decision',
    'invalid',
    {
      fr: 'Cette décision ne peut pas être prise ; « erreurs » dit pourquoi.',
      en: 'This decision cannot be taken; "erreurs" says why.',
    },
    faults,
  );

export const staleProposition = (champs: readonly string[]): DomainError =>
  new DomainError('actors.stale_proposition', 'conflict', {
    fr: `Depuis la proposition, ceci a changé : ${champs.join(', ')}. Comparez « actuel » et « propose » ; pour accepter tout de même, nommez ces champs dans « malgre ».`,
    en: `Since the proposition, this has changed: ${champs.join(', ')}. Compare "actuel" and "propose"; to accept all the same, name these fields in "malgre".`,
  });

export const tooManyPropositions = (most: number): DomainError =>
  new DomainError('actors.too_many_propositions', 'conflict', {
    fr: `${most} corrections de cette structure attendent déjà une réponse. Revenez quand elles auront été lues.`,
    en: `${most} corrections of this organisation already wait for an answer. Come back once they have been read.`,
  });
