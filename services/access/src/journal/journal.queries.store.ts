import { Inject, Injectable } from '@nestjs/common';
import { Conditions, Database, type PatchOperationDto } from '@maillage/platform';
import type { CallsDto, JournalEntryDto } from './journal.dto.js';

/** A change longer than this is left out of lists. */
const LONG_PATCH = 8_192;

interface EntryRow {
  id: string;
  at: Date;
  service: string;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string | null;
  key_id: string | null;
  ip: string | null;
  request_id: string | null;
  route: string | null;
  action: string;
  subject_type: string;
  subject_id: string;
  personal: boolean;
  details: object | null;
  patch: PatchOperationDto[] | null;
  patch_bytes: string | null;
}

interface CallsRow {
  id: string;
  at: Date;
  key_id: string | null;
  ip: string;
  route: string;
  status: number;
  number: number;
}

/** What of the journal is asked for; days are Paris days, both included. */
export interface WantedEntries {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly subject?: string | undefined;
  readonly service?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const COLUMNS = `id, at, service, actor_kind, actor_id, actor_name, key_id, ip, request_id, route, action, subject_type, subject_id, personal, details`;

/** The journals as they are read. */
@Injectable()
export class JournalQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Entries, the newest first, before an id. */
  async list(
    wanted: WantedEntries,
    before: string | undefined,
    limit: number,
  ): Promise<JournalEntryDto[]> {
    const where = new Conditions();
    if (before !== undefined) where.add('id < ?', before);
    if (wanted.actor !== undefined) where.add('actor_id = ?', wanted.actor);
    if (wanted.action !== undefined) where.add('action = ?', wanted.action);
    if (wanted.subject !== undefined) where.add('subject_id = ?', wanted.subject);
    if (wanted.service !== undefined) where.add('service = ?', wanted.service);
    if (wanted.from !== undefined)
      where.add("at >= ?::date::timestamp AT TIME ZONE 'Europe/Paris'", wanted.from);
    if (wanted.to !== undefined)
      where.add("at < (?::date + 1)::timestamp AT TIME ZONE 'Europe/Paris'", wanted.to);
    const rows = await this.database.query<EntryRow>(
      `SELECT ${COLUMNS}, CASE WHEN octet_length(patch::text) <= ${LONG_PATCH} THEN patch END AS patch, octet_length(patch::text) AS patch_bytes
       FROM audit_entries WHERE ${where.sql} ORDER BY id DESC LIMIT ${limit}`,
      where.parameters,
    );
    return rows.map(toDto);
  }

  async find(id: string): Promise<JournalEntryDto | undefined> {
    const [row] = await this.database.query<EntryRow>(
      `SELECT ${COLUMNS}, patch, NULL AS patch_bytes FROM audit_entries WHERE id = $1`,
      [id],
    );
    return row && toDto(row);
  }

  /** Calls of one caller, the newest first, before an id; gives the id of the last. */
  async calls(
    caller: string,
    before: string | undefined,
    limit: number,
  ): Promise<(CallsDto & { id: string })[]> {
    const rows = await this.database.query<CallsRow>(
      'SELECT id, at, key_id, ip, route, status, number FROM calls WHERE caller_id = $1 AND ($2::bigint IS NULL OR id < $2) ORDER BY id DESC LIMIT $3',
      [caller, before ?? null, limit],
    );
    return rows.map(({ id, at, key_id: key, ip, route, status, number }) => ({
      id,
      instant: at.toISOString(),
      ...(key === null ? {} : { cle: key }),
      origine: ip,
      route,
      statut: status,
      nombre: number,
    }));
  }
}

function toDto(row: EntryRow): JournalEntryDto {
  return {
    id: row.id,
    instant: row.at.toISOString(),
    service: row.service,
    acteur: {
      nature: row.actor_kind,
      ...(row.actor_id === null ? {} : { id: row.actor_id }),
      ...(row.actor_name === null ? {} : { nom: row.actor_name }),
      ...(row.key_id === null ? {} : { cle: row.key_id }),
    },
    ...(row.ip === null ? {} : { origine: row.ip }),
    ...(row.request_id === null ? {} : { requete: row.request_id }),
    ...(row.route === null ? {} : { route: row.route }),
    action: row.action,
    sujet: { type: row.subject_type, id: row.subject_id },
    donnees_personnelles: row.personal,
    ...(row.details === null ? {} : { details: row.details }),
    ...(row.patch === null ? {} : { modification: row.patch }),
    ...(row.patch === null && row.patch_bytes !== null
      ? { modification_octets: Number(row.patch_bytes) }
      : {}),
  };
}
