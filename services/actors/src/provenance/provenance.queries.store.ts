import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@maillage/platform';
import { fieldsOf, type Said, type Subject } from '../hand/hand.js';
import { type FieldProvenance, provenanceOf, type Writing } from './provenance.js';

/** Versions that are looked back on. */
const MOST_VERSIONS = 1_000;

/** Where the items of a nature stand, and what history keeps of them. */
const ITEMS = {
  lieu: {
    source: 'places WHERE id = $1 AND survivor_id IS NULL',
    said: 'body',
    past: 'place',
    masked: ['telephone', 'courriels'],
  },
  structure: {
    source: 'structures WHERE id = $1 AND withdrawn_at IS NULL',
    said: 'description',
    past: 'structure',
    masked: [],
  },
} as const;

/** Who wrote, as a column of a query. */
const AUTHOR = `CASE WHEN w.id IS NOT NULL THEN jsonb_build_object(
  'kind', w.author_kind, 'id', w.author_id, 'name', w.author_name, 'reason', w.reason) END AS author`;

interface Row {
  readonly at: Date;
  readonly author: NonNullable<Writing['by']> | null;
}

/** The provenance of an item. */
export interface Provenance {
  readonly source: string;
  readonly fields: readonly FieldProvenance[];
  /** Ids of the disagreements that wait, by field. */
  readonly disputes: ReadonlyMap<string, string>;
}

/** Who said what of the items of the directory. */
@Injectable()
export class ProvenanceQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** @returns undefined where there is no such item. */
  async of(subject: Subject, id: string): Promise<Provenance | undefined> {
    const { source, said, past, masked } = ITEMS[subject];
    const versions = await this.database.query<Row & { source: string; said: Said }>(
      `WITH item AS (SELECT source, ${said} AS said, version, created_at, written_in FROM ${source})
       SELECT item.source, told.said, coalesce(w.at, item.created_at) AS at, ${AUTHOR}
       FROM item CROSS JOIN LATERAL (
         SELECT item.said, item.version, item.written_in
         UNION ALL (SELECT body -> '${past}', version, written_in FROM versions
                    WHERE aggregate_id = $1 AND body IS NOT NULL ORDER BY version DESC LIMIT ${MOST_VERSIONS})) AS told
       LEFT JOIN writings AS w ON w.id = told.written_in ORDER BY told.version DESC`,
      [id],
    );
    const [present] = versions;
    if (present === undefined) return undefined;
    const hands = await this.database.query<Row & { id: string; field: string; state: string }>(
      `SELECT h.id, h.field, h.state, w.at, ${AUTHOR} FROM hand_fields AS h JOIN writings AS w ON w.id = h.corrected_in
       WHERE h.subject_id = $1 AND h.state <> 'accord'`,
      [id],
    );
    const byField = <T>(of: (hand: (typeof hands)[number]) => T, among = hands): Map<string, T> =>
      new Map(
        among.flatMap((one) =>
          fieldsOf(subject, one.field).map((field) => [field, of(one)] as const),
        ),
      );
    return {
      source: present.source,
      fields: provenanceOf(versions.map(toWriting), byField(toWriting), masked),
      disputes: byField(
        ({ id: disagreement }) => disagreement,
        hands.filter(({ state }) => state !== 'tenu'),
      ),
    };
  }
}

const toWriting = <Told extends Row>({
  author,
  ...told
}: Told): Omit<Told, 'author'> & Writing => ({ ...told, by: author ?? undefined });
