import type { Effects, Merge } from './merge.js';
import type { MergeDto } from './merge.dto.js';

/** A merge as the API gives it. @param effects told when it is made. */
export const toDto = (merge: Merge, effects?: Effects): MergeDto => ({
  id: merge.id,
  nature: merge.nature,
  survivant: merge.survivor,
  absorbes: [...merge.absorbed],
  ...(effects === undefined ? {} : { effets: effects }),
  creation: merge.madeAt.toISOString(),
  ...(merge.undoneAt === undefined ? {} : { annulation: merge.undoneAt.toISOString() }),
});

/** A merge that was only tried. */
export function toTrial(merge: Merge, effects: Effects): MergeDto {
  const { id: _, ...told } = toDto(merge, effects);
  return told;
}
