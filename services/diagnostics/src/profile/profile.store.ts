import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import { BUILT_IN, type Origin, type Profile } from './profile.js';

interface Row {
  readonly id: string;
  readonly territory: string;
  readonly origin: Origin;
  readonly body: Pick<Profile, 'name' | 'framework' | 'tasks' | 'targets'>;
  readonly version: number;
  readonly created_at: Date;
  readonly modified_at: Date;
}

const COLUMNS = 'id, territory, origin, body, version, created_at, modified_at';

/** Profiles: those that come with the code, then those that territories adapted. */
@Injectable()
export class ProfileStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(work);
  }

  /** Profiles after one of them: those that come with the code, then those of territories in the order in which they were made. */
  async list(after: string | undefined, limit: number): Promise<Profile[]> {
    const place = BUILT_IN.findIndex(({ id }) => id === after);
    const isOwn = after !== undefined && place === -1;
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM job_profiles WHERE $1::text IS NULL OR id > $1::text::uuid ORDER BY id LIMIT $2`,
      [isOwn ? after : null, limit],
    );
    return [...(isOwn ? [] : BUILT_IN.slice(place + 1)), ...rows.map(toProfile)].slice(0, limit);
  }

  async find(id: string): Promise<Profile | undefined> {
    const known = BUILT_IN.find((one) => one.id === id);
    if (known !== undefined || !/^[0-9a-f-]{36}$/.test(id)) return known;
    const [row] = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM job_profiles WHERE id::text = $1`,
      [id],
    );
    return row && toProfile(row);
  }

  /** One that a territory adapted, locked until the end of the transaction. */
  async lock(tx: Transaction, id: string): Promise<Profile | undefined> {
    const [row] = await tx.query<Row>(
      `SELECT ${COLUMNS} FROM job_profiles WHERE id::text = $1 FOR UPDATE`,
      [id],
    );
    return row && toProfile(row);
  }

  async insert(tx: Transaction, profile: Profile, at: Date): Promise<void> {
    const { id, territory, origin } = profile;
    await tx.query(
      `INSERT INTO job_profiles (id, territory, origin, body, created_at, modified_at) VALUES ($1, $2, $3, $4, $5, $5)`,
      [id, territory, origin, bodyOf(profile), at],
    );
  }

  async replace(tx: Transaction, profile: Profile, at: Date): Promise<void> {
    await tx.query(
      `UPDATE job_profiles SET body = $2, version = version + 1, modified_at = $3 WHERE id = $1`,
      [profile.id, bodyOf(profile), at],
    );
  }
}

const bodyOf = ({ name, framework, tasks, targets }: Profile): Row['body'] => ({
  name,
  framework,
  tasks,
  targets,
});

const toProfile = (row: Row): Profile => ({
  id: row.id,
  version: row.version,
  ...row.body,
  territory: row.territory,
  origin: row.origin,
  createdAt: row.created_at,
  modifiedAt: row.modified_at,
});
