import { Inject, Injectable } from '@nestjs/common';
import { Conditions, Database, type Fence, type FeedPosition } from '@maillage/platform';
import { communesOf, parseTerritoryRef } from '@maillage/territories';
import { unknownTerritory } from './activity.errors.js';
import type { ActivityDto, ChangeDto, NewActivityDto } from './activity.dto.js';

/** A row of the ledger, as queries read it. */
export interface EntryRow {
  id: string;
  source: string;
  source_id: string;
  /** An `Activity`; its members are those of the DTO, save who led it. */
  body: Omit<NewActivityDto, 'source_id' | 'mediateur_ref'> & { mediateur?: string };
  version: number;
  created_at: Date;
  modified_at: Date;
  withdrawn_at: Date | null;
  changed_in: string;
  /** The place that stands for that of the body since they were merged. */
  survivor: string | null;
}

/** What a caller asks to see. */
export interface Wanted {
  readonly territory?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly source?: string | undefined;
}

export const COLUMNS = `id, source, source_id, body, version, created_at, modified_at, withdrawn_at, changed_in,
  (SELECT survivor_id FROM known_places WHERE place_id = (body ->> 'lieu_id')::uuid) AS survivor`;

/** What the fence looks at in a row of the ledger. */
const FENCED = { source: 'source', commune: 'commune', structure: "body->>'structure_siret'" };

/** Read side of the ledger; every query is fenced. */
@Injectable()
export class ActivityQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  async list(
    fence: Fence,
    wanted: Wanted,
    after: string | undefined,
    limit: number,
  ): Promise<ActivityDto[]> {
    const where = fenced(fence);
    where.always('withdrawn_at IS NULL');
    if (after !== undefined) where.add('id > ?', after);
    if (wanted.from !== undefined) where.add('date >= ?', wanted.from);
    if (wanted.to !== undefined) where.add('date <= ?', wanted.to);
    if (wanted.source !== undefined) where.add('source = ?', wanted.source);
    if (wanted.territory !== undefined && wanted.territory !== 'france')
      where.add('commune = ANY(?)', communes(wanted.territory));
    const rows = await this.database.query<EntryRow>(
      `SELECT ${COLUMNS} FROM activities WHERE ${where.sql} ORDER BY id LIMIT ${limit}`,
      where.parameters,
    );
    return rows.map(toDto);
  }

  async find(fence: Fence, id: string): Promise<ActivityDto | undefined> {
    const where = fenced(fence);
    where.add('id = ?', id);
    return this.one(where);
  }

  async findBySource(
    fence: Fence,
    source: string,
    sourceId: string,
  ): Promise<ActivityDto | undefined> {
    const where = fenced(fence);
    where.add('source = ?', source);
    where.add('source_id = ?', sourceId);
    return this.one(where);
  }

  /**
   * Changes after a position, in the order of their transactions. Only transactions older than any still running are
   * shown, so that none can appear behind a position that was given out.
   */
  async changes(
    fence: Fence,
    after: FeedPosition | undefined,
    limit: number,
  ): Promise<{ changes: ChangeDto[]; last?: FeedPosition }> {
    const where = fenced(fence);
    where.always('changed_in < pg_snapshot_xmin(pg_current_snapshot())');
    if (after !== undefined) where.add('(changed_in, id) > (?::text::xid8, ?::uuid)', ...after);
    const rows = await this.database.query<EntryRow>(
      `SELECT ${COLUMNS} FROM activities WHERE ${where.sql} ORDER BY changed_in, id LIMIT ${limit}`,
      where.parameters,
    );
    const last = rows[rows.length - 1];
    return {
      changes: rows.map(toChange),
      ...(last === undefined ? {} : { last: [last.changed_in, last.id] as const }),
    };
  }

  private async one(where: Conditions): Promise<ActivityDto | undefined> {
    const [row] = await this.database.query<EntryRow>(
      `SELECT ${COLUMNS} FROM activities WHERE ${where.sql} AND withdrawn_at IS NULL`,
      where.parameters,
    );
    return row && toDto(row);
  }
}

/** Conditions of the rows inside a fence. */
export function fenced(fence: Fence): Conditions {
  const where = new Conditions();
  fence.restrict(where, FENCED);
  return where;
}

function communes(ref: string): readonly string[] {
  const territory = parseTerritoryRef(ref);
  if (territory === undefined) throw unknownTerritory(ref);
  return communesOf(territory);
}

export function toDto(row: EntryRow): ActivityDto {
  const { mediateur, ...body } = row.body;
  return {
    id: row.id,
    source: row.source,
    source_id: row.source_id,
    ...body,
    ...(row.survivor === null ? {} : { lieu_id: row.survivor }),
    ...(mediateur === undefined ? {} : { mediateur_ref: mediateur }),
    version: row.version,
    creation: row.created_at.toISOString(),
    modification: row.modified_at.toISOString(),
  };
}

function toChange(row: EntryRow): ChangeDto {
  if (row.withdrawn_at === null) return { nature: 'etat', activite: toDto(row) };
  return {
    nature: 'suppression',
    suppression: {
      id: row.id,
      source: row.source,
      source_id: row.source_id,
      instant: row.withdrawn_at.toISOString(),
    },
  };
}
