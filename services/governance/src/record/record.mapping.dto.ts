import type { Held } from '@maillage/platform';
import type { TombstoneDto } from './tombstone.dto.js';

/** What every record says of itself, in the API's names. */
export const headOf = ({
  id,
  source,
  sourceId,
}: Held<object>): { readonly id: string; readonly source: string; readonly source_id: string } => ({
  id,
  source,
  source_id: sourceId,
});

/** When a record was entered and written last, and its version. */
export const tailOf = ({
  createdAt,
  modifiedAt,
  version,
}: Held<object>): {
  readonly creation: string;
  readonly modification: string;
  readonly version: number;
} => ({ creation: createdAt.toISOString(), modification: modifiedAt.toISOString(), version });

/** An entry of a change feed: a record as it is under a name, or what is left of it. */
export function changeOf<Name extends string, Dto, Record extends Held<object>>(
  name: Name,
  record: Record,
  toDto: (record: Record) => Dto,
):
  | ({ readonly nature: 'etat' } & { readonly [N in Name]: Dto })
  | { readonly nature: 'suppression'; readonly suppression: TombstoneDto } {
  if (record.withdrawnAt !== undefined)
    return {
      nature: 'suppression',
      suppression: { ...headOf(record), instant: record.withdrawnAt.toISOString() },
    };
  return { nature: 'etat', [name]: toDto(record) } as { nature: 'etat' } & { [N in Name]: Dto };
}
