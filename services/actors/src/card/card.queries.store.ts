import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@maillage/platform';
import type { Place } from '../place/place.js';
import { pivotOf, type Structure } from '../structure/structure.js';
import { type Card, MOST_PLACES } from './card.js';

interface Row {
  readonly id: string;
  readonly source: string;
  readonly description: Structure;
  readonly commune: string | null;
  readonly checked_on: string | null;
  readonly version: number;
}

/** What a fence looks at in a structure. */
interface StructureRow {
  readonly source: string;
  readonly commune: string | undefined;
  readonly structure: string | undefined;
}

/** Reads the cards of structures. */
@Injectable()
export class CardQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** What a fence looks at in a structure; undefined where there is none. */
  async rowOf(id: string): Promise<StructureRow | undefined> {
    const row = await this.find(id);
    return (
      row && {
        source: row.source,
        commune: row.commune ?? undefined,
        structure: row.description.siret,
      }
    );
  }

  /** The card of a structure that is in the directory. */
  async card(id: string): Promise<Card | undefined> {
    const row = await this.find(id);
    if (row === undefined) return undefined;
    const pivot = pivotOf(row.description);
    const places =
      pivot === undefined
        ? []
        : await this.database.query<{
            id: string;
            body: Omit<Place, 'id'>;
            checked_on: string | null;
            version: number;
            total: number;
          }>(
            `SELECT id, body, checked_on, version, (count(*) OVER ())::integer AS total FROM places
             WHERE upper(body ->> 'pivot') = ANY($1) AND closed_on IS NULL AND survivor_id IS NULL
             ORDER BY body ->> 'nom', id LIMIT ${MOST_PLACES}`,
            [[pivot, ...(await this.mergedPivots(id))]],
          );
    return {
      ...{ id, source: row.source, structure: row.description, version: row.version },
      commune: row.commune ?? undefined,
      checkedOn: row.checked_on ?? undefined,
      places: places.map(({ id: place, body, checked_on: checkedOn, version }) => ({
        ...{ id: place, place: body, version },
        checkedOn: checkedOn ?? undefined,
      })),
      others: (places[0]?.total ?? 0) - places.length,
      pending: await this.pending(id),
    };
  }

  /** Numbers of structures that it stands for. */
  private async mergedPivots(id: string): Promise<string[]> {
    const rows = await this.database.query<{ pivot: string }>(
      'SELECT pivot FROM structures WHERE survivor_id = $1 AND pivot IS NOT NULL',
      [id],
    );
    return rows.map(({ pivot }) => pivot);
  }

  private async pending(structureId: string): Promise<Map<string, readonly string[]>> {
    const rows = await this.database.query<{ subject_id: string; names: string[] }>(
      `SELECT subject_id, array_agg(DISTINCT field ->> 'champ') AS names
       FROM propositions, jsonb_array_elements(fields) AS field
       WHERE structure_id = $1 AND is_open AND field ->> 'etat' = 'en_attente' GROUP BY subject_id`,
      [structureId],
    );
    return new Map(rows.map(({ subject_id: subject, names }) => [subject, names]));
  }

  private async find(id: string): Promise<Row | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT id, source, description, commune, checked_on, version FROM structures
       WHERE id = $1 AND withdrawn_at IS NULL`,
      [id],
    );
    return row;
  }
}
