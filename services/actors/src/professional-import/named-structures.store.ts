import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@maillage/platform';
import type { StructureName } from './read-professional-row.js';

const CONDITIONS: Readonly<Record<StructureName['field'], string>> = {
  structure_id: 'id = $1::uuid',
  siret: `description @> jsonb_build_object('siret', $1::text)`,
  structure_source_id: 'source_id = $1',
};

/** Structures as files name them: all may know of them. */
@Injectable()
export class NamedStructuresStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** The id of a structure, merged or not: that of the source where several are named so. */
  async idOf({ field, value }: StructureName, source: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(
      `SELECT id FROM structures WHERE ${CONDITIONS[field]} AND (withdrawn_at IS NULL OR survivor_id IS NOT NULL)
         AND ($3 OR source = $2) ORDER BY source <> $2, withdrawn_at IS NOT NULL, id LIMIT 1`,
      [value, source, field !== 'structure_source_id'],
    );
    return row?.id;
  }
}
