import { Inject, Injectable } from '@nestjs/common';
import { Database, MovedIds } from '@maillage/platform';

/** Where ids of the directory lead that were merged, by the name of their routes. */
const TABLES: Readonly<Record<string, string>> = { structures: 'structures', lieux: 'places' };

/** Ids that were merged. */
@Injectable()
export class MovedIdsStore extends MovedIds {
  constructor(@Inject(Database) private readonly database: Database) {
    super();
  }

  async survivorOf(resource: string, id: string): Promise<string | undefined> {
    const table = TABLES[resource];
    if (table === undefined) return undefined;
    const [row] = await this.database.prepared<{ survivor_id: string | null }>(
      `moved-${table}`,
      `SELECT survivor_id FROM ${table} WHERE id = $1`,
      [id],
    );
    return row?.survivor_id ?? undefined;
  }
}
