import { etagOf } from '@maillage/platform';
import { balanceOf } from '../money/money.js';
import { headOf, tailOf } from '../record/told.js';
import type { FundingDto } from './funding.dto.js';
import type { FundingRecord } from './funding.store.js';

/** A funding as the API gives it. */
export function toDto(record: FundingRecord): FundingDto {
  const { versements = [], ...rest } = record.description;
  const { due, paid, left, back, overpaid } = balanceOf(record.description);
  return {
    ...headOf(record),
    ...rest,
    versements: [...versements],
    ...{ du: due, verse: paid, solde: left, retour: back, trop_verse: overpaid },
    ...tailOf(record),
  };
}

export const tagOf = ({ id, version }: FundingRecord): string => etagOf(id, version);
