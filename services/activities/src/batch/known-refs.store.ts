import { Inject, Injectable } from '@nestjs/common';
import { Database } from '@maillage/platform';

/** Known people of activities, as the ledger names them. */
@Injectable()
export class KnownRefsStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Pseudonyms that the ledger holds in a source's activities, by the source's own ids of these. */
  async ofActivities(
    source: string,
    sourceIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    if (sourceIds.length === 0) return new Map();
    const rows = await this.database.query<{ source_id: string; refs: readonly string[] }>(
      `SELECT source_id, body #> '{beneficiaires,refs}' AS refs FROM activities
       WHERE source = $1 AND source_id = ANY($2) AND withdrawn_at IS NULL AND body #> '{beneficiaires,refs}' IS NOT NULL`,
      [source, sourceIds],
    );
    return new Map(rows.map((row) => [row.source_id, new Set(row.refs)]));
  }
}
