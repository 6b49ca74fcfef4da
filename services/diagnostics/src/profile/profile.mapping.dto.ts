import { etagOf } from '@maillage/platform';
import type { Profile, ProfileWish } from './profile.js';
import type { ProfileChangeDto, ProfileDto } from './profile.dto.js';

/** A profile as the API gives it. */
export const toDto = (profile: Profile): ProfileDto => ({
  id: profile.id,
  version: profile.version,
  nom: profile.name,
  referentiel: { code: profile.framework.id, version: profile.framework.version },
  taches: [...profile.tasks],
  cibles: profile.targets.map(({ competence, level, weight }) => ({
    competence,
    niveau: level,
    poids: weight,
  })),
  ...(profile.source === undefined ? {} : { source: profile.source }),
  ...(profile.territory === undefined ? {} : { territoire: profile.territory }),
  ...(profile.origin === undefined ? {} : { origine: profile.origin }),
  ...(profile.createdAt === undefined ? {} : { creation: profile.createdAt.toISOString() }),
  ...(profile.modifiedAt === undefined ? {} : { modification: profile.modifiedAt.toISOString() }),
});

export const wishOf = ({ nom, taches, cibles }: ProfileChangeDto): ProfileWish => ({
  name: nom,
  tasks: taches,
  targets: cibles?.map(({ competence, niveau, poids }) => ({
    competence,
    level: niveau,
    weight: poids,
  })),
});

export const tagOf = ({ id, version }: Profile): string => etagOf(id, version);
