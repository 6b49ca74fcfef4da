import type { AuthorDto } from '@maillage/platform';
import type { ProvenanceDto } from './provenance.dto.js';
import type { Writing } from './provenance.js';
import type { Provenance } from './provenance.queries.store.js';

/** Who wrote, and by what act. */
const authorOf = (by: Writing['by']): { auteur?: AuthorDto; motif?: string } =>
  by === undefined
    ? {}
    : {
        auteur: {
          nature: by.kind,
          ...(by.id === null ? {} : { id: by.id }),
          ...(by.name === null ? {} : { nom: by.name }),
        },
        motif: by.reason,
      };

/** The provenance of an item as the API gives it. */
export function toDto({ source, fields, disputes }: Provenance): ProvenanceDto {
  const data = fields.map(({ field, isByHand, at, by }) => {
    const disagreement = disputes.get(field);
    return {
      champ: field,
      origine: isByHand ? ('main' as const) : ('source' as const),
      source,
      le: at.toISOString(),
      ...authorOf(by),
      ...(disagreement === undefined ? {} : { desaccord_id: disagreement }),
    };
  });
  return { data, meta: { nombre: data.length } };
}
