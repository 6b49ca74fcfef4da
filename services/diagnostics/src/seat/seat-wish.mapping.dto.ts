import type { SeatWishDto } from './seat-wish.dto.js';
import type { KeptWish } from './seat-wish.store.js';

/** A wish as the API gives it: nothing of who it is. */
export const toDto = ({ id, pseudonym, territory, wish, madeAt }: KeptWish): SeatWishDto => ({
  id,
  pseudonyme: pseudonym,
  territoire: territory,
  competences: wish.competences.map(
    ({ competence, level, atLevel, gaps: [little, some, much] }) => ({
      ...{ competence, niveau_vise: level, au_niveau: atLevel },
      ...{ faible: little, moyen: some, grand: much },
    }),
  ),
  urgence: wish.urgency,
  disponibilites: [...wish.availabilities],
  instant: madeAt.toISOString(),
});
