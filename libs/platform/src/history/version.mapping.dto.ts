import { patchOf } from '../audit/patch.js';
import type { Version } from './history.js';
import type { VersionDto } from './version.dto.js';

/**
 * A version as the API shows it.
 * @param version with `before` undefined where the reader may not see it: nothing of it is shown then.
 */
export function toVersionDto<State extends object>({
  version,
  from,
  until,
  state,
  before,
  by,
}: Version<State>): VersionDto {
  return {
    version,
    nature: state === undefined ? 'retrait' : version === 1 ? 'creation' : 'modification',
    du: from.toISOString(),
    ...(until === undefined ? {} : { au: until.toISOString() }),
    ...(by === undefined
      ? {}
      : {
          auteur: {
            nature: by.kind,
            ...(by.id === null ? {} : { id: by.id }),
            ...(by.name === null ? {} : { nom: by.name }),
          },
          motif: by.reason,
        }),
    // What is withdrawn stands in the version before.
    modifications: state === undefined ? [] : patchOf(before, state),
  };
}
