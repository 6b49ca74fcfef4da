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
