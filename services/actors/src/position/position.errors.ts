import { DomainError } from '@maillage/kernel';

/** The point that is confirmed is not that of the place (any more). */
export const otherPosition = (present: string): DomainError =>
  new DomainError('actors.other_position', 'conflict', {
    fr: `Le lieu n’a pas ces coordonnées : il a « ${present} ». Relisez-le, puis confirmez celles qu’il a ; pour les changer, envoyez sa ligne corrigée.`,
    en: `The place does not have these coordinates: it has "${present}". Read it again and confirm those it has; to change them, send its corrected line.`,
  });
