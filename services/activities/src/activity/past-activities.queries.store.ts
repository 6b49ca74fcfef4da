import { Inject, Injectable } from '@nestjs/common';
import { Conditions, Database, type Fence, type Version } from '@maillage/platform';
import { type Activity, fencedRow } from './activity.js';
import type { ActivityDto } from './activity.dto.js';
import { COLUMNS, type EntryRow, fenced, toDto } from './activity.queries.store.js';
import { ledgerHistory } from './ledger.store.js';

/**
 * What activities were. A caller that may see one now, withdrawn or not, sees those of its versions that lay inside its
 * fence as well, and nothing of the others.
 */
@Injectable()
export class PastActivities {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Versions after one of them, the oldest first; undefined where the caller may not see the activity. */
  async versions(
    fence: Fence,
    id: string,
    after: number,
    limit: number,
  ): Promise<Version<Activity>[] | undefined> {
    const row = await this.row(fence, id);
    if (row === undefined) return undefined;
    const where = new Conditions();
    fence.restrict(where, {
      source: 'aggregate.source',
      commune: "stood ->> 'lieu_code_insee'",
      structure: "stood ->> 'structure_siret'",
    });
    const versions = await ledgerHistory.list(this.database, id, after, limit, where);
    return versions.map((version) => ({
      ...version,
      before: this.isInside(fence, row.source, version.before) ? version.before : undefined,
    }));
  }

  /** An activity as it stood at an instant; undefined where it did not, or the caller may not see it now or then. Nobody is named. */
  async at(fence: Fence, id: string, instant: Date): Promise<ActivityDto | undefined> {
    const row = await this.row(fence, id);
    if (row === undefined) return undefined;
    const version = await ledgerHistory.at(this.database, id, instant);
    if (version === undefined || !this.isInside(fence, row.source, version.state)) return undefined;
    return toDto({
      ...row,
      // As it stands in the ledger, save for those it names.
      body: version.state as unknown as EntryRow['body'],
      // What was said then.
      survivor: null,
      version: version.version,
      modified_at: version.from,
    });
  }

  private isInside(fence: Fence, source: string, state: Activity | undefined): state is Activity {
    return state !== undefined && fence.reaches(fencedRow(source, state));
  }

  private async row(fence: Fence, id: string): Promise<EntryRow | undefined> {
    const where = fenced(fence);
    where.add('id = ?', id);
    const [row] = await this.database.query<EntryRow>(
      `SELECT ${COLUMNS} FROM activities WHERE ${where.sql}`,
      where.parameters,
    );
    return row;
  }
}
