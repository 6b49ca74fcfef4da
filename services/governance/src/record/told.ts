import type { Held } from '@maillage/platform';

/** What every record says of itself, in the API's names. */
interface Head {
  readonly id: string;
  readonly source: string;
  readonly source_id: string;
}

/** When a record was entered and written last, and its version. */
interface Tail {
  readonly creation: string;
  readonly modification: string;
  readonly version: number;
}

export const headOf = ({ id, source, sourceId }: Held<object>): Head => ({
  id,
  source,
  source_id: sourceId,
});

export const tailOf = ({ createdAt, modifiedAt, version }: Held<object>): Tail => ({
  creation: createdAt.toISOString(),
  modification: modifiedAt.toISOString(),
  version,
});

/** An entry of a change feed. */
type Told<Name extends string, Dto> =
  | ({ readonly nature: 'etat' } & { readonly [N in Name]: Dto })
  | { readonly nature: 'suppression'; readonly suppression: Head & { readonly instant: string } };

/** What a change feed tells of a record: what it is, under a name, or what is left of it. */
export function changeOf<Name extends string, Dto, Record extends Held<object>>(
  name: Name,
  record: Record,
  toDto: (record: Record) => Dto,
): Told<Name, Dto> {
  if (record.withdrawnAt !== undefined)
    return {
      nature: 'suppression',
      suppression: { ...headOf(record), instant: record.withdrawnAt.toISOString() },
    };
  const state = { [name]: toDto(record) } as { readonly [N in Name]: Dto };
  return { nature: 'etat', ...state };
}
