import { Inject, Injectable } from '@nestjs/common';
import { Conditions, type Fence } from '@maillage/platform';
import { type ProfessionalRecord, ProfessionalStore } from './professional.store.js';

/** What a caller asks to see of the professionals. */
export interface WantedProfessionals {
  readonly communes?: readonly string[] | undefined;
  readonly profiles?: readonly string[] | undefined;
  readonly structure?: string | undefined;
  /** Civil date whose state is asked for. */
  readonly day: string;
}

/** Lists of professionals. */
@Injectable()
export class ProfessionalQueries {
  constructor(@Inject(ProfessionalStore) private readonly store: ProfessionalStore) {}

  /** Those of a day, in the order of their entry. */
  list(
    fence: Fence,
    wanted: WantedProfessionals,
    after: string | undefined,
    limit: number,
  ): Promise<ProfessionalRecord[]> {
    const where = new Conditions();
    where.add('(told.ends_on IS NULL OR told.ends_on >= ?)', wanted.day);
    if (wanted.profiles !== undefined)
      where.add(
        'told.description @> ANY(?::jsonb[])',
        wanted.profiles.map((code) => JSON.stringify({ profils: [code] })),
      );
    if (wanted.structure !== undefined) where.add('told.structure_id = ?', wanted.structure);
    if (wanted.communes !== undefined) where.add('keeper.commune = ANY(?)', wanted.communes);
    return this.store.list(fence, where, after, limit);
  }
}
