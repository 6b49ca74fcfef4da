import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';

/** What this service knows of a place of the directory. */
export interface KnownPlace {
  readonly id: string;
  readonly commune: string;
  readonly version: number;
}

/** Places as the events of the directory told of them. */
@Injectable()
export class KnownPlaceStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Communes of those places among `ids` that are known. */
  async communesOf(ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.query<{ place_id: string; commune: string }>(
      'SELECT place_id, commune FROM known_places WHERE place_id = ANY($1)',
      [ids],
    );
    return new Map(rows.map((row) => [row.place_id, row.commune]));
  }

  /**
   * Has ids of merged places lead to what stands for them now.
   * @param merged the place that each was merged into, by its id; undefined for one that stands by itself again.
   */
  async follow(tx: Transaction, merged: ReadonlyMap<string, string | undefined>): Promise<void> {
    if (merged.size === 0) return;
    await tx.query(
      `UPDATE known_places AS known SET merged_into = n.into_id, survivor_id = NULL
       FROM unnest($1::uuid[], $2::uuid[]) AS n (id, into_id) WHERE known.place_id = n.id`,
      [[...merged.keys()], [...merged.values()].map((into) => into ?? null)],
    );
    // What it was merged into may have been merged before or since: merged places are few.
    await tx.query(
      `WITH RECURSIVE led AS (
         SELECT place_id AS id, merged_into AS root FROM known_places WHERE merged_into IS NOT NULL
         UNION SELECT led.id, next.merged_into FROM led JOIN known_places AS next ON next.place_id = led.root
           WHERE next.merged_into IS NOT NULL)
       UPDATE known_places AS known SET survivor_id = led.root
       FROM led LEFT JOIN known_places AS last ON last.place_id = led.root
       WHERE known.place_id = led.id AND last.merged_into IS NULL`,
    );
  }

  /** Enters what is newer than what is known. */
  async learn(tx: Transaction, places: readonly KnownPlace[]): Promise<void> {
    await tx.query(
      `INSERT INTO known_places (place_id, commune, version) SELECT * FROM unnest($1::uuid[], $2::text[], $3::bigint[])
       ON CONFLICT (place_id) DO UPDATE SET commune = excluded.commune, version = excluded.version
       WHERE known_places.version < excluded.version`,
      [
        places.map((place) => place.id),
        places.map((place) => place.commune),
        places.map((place) => place.version),
      ],
    );
  }
}
