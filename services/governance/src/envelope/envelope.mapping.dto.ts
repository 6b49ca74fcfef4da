import { etagOf } from '@maillage/platform';
import { takenBy } from '../money/money.js';
import { headOf, tailOf } from '../record/told.js';
import type { EnvelopeDto } from './envelope.dto.js';
import type { EnvelopeRecord } from './envelope.store.js';

/** An envelope as the API gives it. */
export function toDto(record: EnvelopeRecord): EnvelopeDto {
  const taken = takenBy(record.beside.accorde);
  return {
    ...headOf(record),
    ...(record.description as EnvelopeDto),
    engage: taken,
    reste: record.description.montant - taken,
    ...tailOf(record),
  };
}

/** The tag of an envelope. What is granted of it changes it, without a new version. */
export const tagOf = (record: EnvelopeRecord): string =>
  etagOf(`${record.id}.${takenBy(record.beside.accorde)}`, record.version);
