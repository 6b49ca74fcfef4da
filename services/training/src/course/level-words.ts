import { foldText } from '@maillage/kernel';

/** Words that tell an employer how much whoever takes part knows. Folded (`foldText`). */
const LEVELS =
  /\b((grand |faux )?debutants?|niveaux? (\d|un|deux|trois|debutant|intermediaire|avance|expert|initial)|intermediaires?|avances?|experts?|confirmes?|initiations?|perfectionnements?|remise a niveau|illectronisme|premiers? pas)\b/;

/** The word in a title that tells a level; undefined for a neutral one. */
export const levelWordIn = (title: string): string | undefined => LEVELS.exec(foldText(title))?.[0];
