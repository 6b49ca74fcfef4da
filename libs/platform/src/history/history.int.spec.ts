import { createDatabase, stopServers, type TestDatabase } from '@maillage/testing';
import type { DataSource } from 'typeorm';
import { Conditions } from '../db/conditions.js';
import { Database, openDataSource } from '../db/database.js';
import { prepareSchema, roleOf } from '../db/prepare.js';
import { History } from './history.js';
import { History1799000000001 } from './history.migration.js';

const SCHEMA = { name: 'essais', migrations: [History1799000000001] };
const at = (day: number, hour = 0): Date => new Date(Date.UTC(2026, 2, day, hour));
const A = '00000000-0000-7000-8000-00000000000a';
const B = '00000000-0000-7000-8000-00000000000b';
const WRITING = '00000000-0000-7000-8000-0000000000ff';

interface Note {
  readonly text: string;
  readonly who?: { readonly ref: string };
}

describe('the history of aggregates', () => {
  let own: TestDatabase;
  let source: DataSource;
  let database: Database;
  const history = new History<Note>({
    table: 'notes',
    state: "CASE WHEN NOT is_gone THEN body #- '{who,ref}' END",
    writing: 'written_in',
  });

  beforeAll(async () => {
    own = await createDatabase();
    await prepareSchema(own.url, SCHEMA);
    const owner = await openDataSource(own.url, SCHEMA, undefined, 1).initialize();
    await owner.query(
      `CREATE TABLE notes (id uuid PRIMARY KEY, version integer NOT NULL DEFAULT 1, body jsonb NOT NULL,
         is_gone boolean NOT NULL DEFAULT false, written_in uuid, created_at timestamptz NOT NULL, modified_at timestamptz NOT NULL)`,
    );
    await owner.destroy();
    source = await openDataSource(own.url, SCHEMA, roleOf('essais'), 4).initialize();
    database = new Database('essais', source);
  });
  beforeEach(async () => {
    await database.query('DELETE FROM versions');
    await database.query('DELETE FROM writings');
    await database.query('DELETE FROM notes');
    await database.query(
      `INSERT INTO notes (id, body, created_at, modified_at) SELECT id, '{"text": "un", "who": {"ref": "p-1"}}', $2, $2 FROM unnest($1::uuid[]) AS id`,
      [[A, B], at(1)],
    );
  });
  afterAll(async () => {
    await source.destroy();
    await own.drop();
    await stopServers();
  });

  /** Writes over notes as a service does. */
  const write = (ids: readonly string[], day: number, text: string, isGone = false) =>
    database.transaction(async (tx) => {
      await history.sign(tx, { id: WRITING, reason: 'Essai' }, at(day));
      await history.supersede(tx, ids, at(day));
      await tx.query(
        `UPDATE notes SET version = version + 1, body = body || jsonb_build_object('text', $2::text), is_gone = $3, written_in = $4, modified_at = $5 WHERE id = ANY($1)`,
        [ids, text, isGone, WRITING, at(day)],
      );
    });
  const texts = async (id: string, after = 0, limit = 10, where?: Conditions) =>
    (await history.list(database, id, after, limit, where)).map(({ version, state }) => [
      version,
      state?.text,
    ]);
  const textAt = async (instant: Date) => (await history.at(database, A, instant))?.state?.text;

  it('lists each version once, with its validity, the one before it, its author and the reason', async () => {
    await write([A, B], 2, 'deux');
    await write([A], 3, 'trois');
    const unknown = { until: undefined, by: undefined, before: undefined };
    const by = { kind: 'systeme', id: null, name: null, reason: 'Essai' };
    expect(await history.list(database, A, 0, 10)).toEqual([
      { ...unknown, version: 1, from: at(1), until: at(2), state: { text: 'un', who: {} } },
      {
        version: 2,
        from: at(2),
        until: at(3),
        state: { text: 'deux', who: {} },
        before: { text: 'un', who: {} },
        by,
      },
      {
        version: 3,
        from: at(3),
        until: undefined,
        state: { text: 'trois', who: {} },
        before: { text: 'deux', who: {} },
        by,
      },
    ]);
    expect(await texts(B)).toEqual([
      [1, 'un'],
      [2, 'deux'],
    ]);
  });

  it('gives the version that held at an instant, from its first to just before its last', async () => {
    await write([A], 2, 'deux');
    expect(await history.at(database, A, at(0, 23))).toBeUndefined();
    expect(await textAt(at(1))).toBe('un');
    expect(await textAt(at(1, 23))).toBe('un');
    expect(await textAt(at(2))).toBe('deux');
    expect(await textAt(at(9))).toBe('deux');
  });

  it('keeps that an aggregate was withdrawn, and that it came back', async () => {
    await write([A], 2, 'un', true);
    await write([A], 4, 'trois');
    expect(await texts(A)).toEqual([
      [1, 'un'],
      [2, undefined],
      [3, 'trois'],
    ]);
    expect(await history.at(database, A, at(3))).toMatchObject({ version: 2, state: undefined });
  });

  it('walks page by page, each version with the one before it', async () => {
    for (const day of [2, 3, 4, 5]) await write([A], day, `jour ${day}`);
    const [third, fourth] = await history.list(database, A, 2, 2);
    expect(third).toMatchObject({
      version: 3,
      from: at(3),
      state: { text: 'jour 3' },
      before: { text: 'jour 2' },
    });
    expect(fourth?.version).toBe(4);
    expect(await texts(A, 4)).toEqual([[5, 'jour 5']]);
    expect(await texts(A, 5)).toEqual([]);
  });

  it('shows only versions that meet conditions; a withdrawn one meets those of what was withdrawn', async () => {
    await write([A], 2, 'ailleurs');
    await write([A], 3, 'ailleurs', true);
    const only = (text: string): Conditions => {
      const where = new Conditions();
      where.add("stood ->> 'text' = ?", text);
      return where;
    };
    expect(await texts(A, 0, 10, only('un'))).toEqual([[1, 'un']]);
    expect(await texts(A, 0, 10, only('ailleurs'))).toEqual([
      [2, 'ailleurs'],
      [3, undefined],
    ]);
  });

  it('keeps nothing of what leads to a person, and forgets more where that is asked', async () => {
    await write([A, B], 2, 'deux');
    await database.query(`UPDATE versions SET body = '{"text": "M. Canari", "who": {}}'`);
    await database.transaction((tx) => history.forget(tx, [A], '{text}'));
    const rows = await database.query<{ aggregate_id: string; body: object }>(
      'SELECT aggregate_id, body FROM versions ORDER BY aggregate_id',
    );
    expect(rows).toEqual([
      { aggregate_id: A, body: { who: {} } },
      { aggregate_id: B, body: { text: 'M. Canari', who: {} } },
    ]);
  });

  it('writes nothing when what supersedes is undone', async () => {
    const broken = database.transaction(async (tx) => {
      await history.sign(tx, { id: WRITING, reason: 'Essai' }, at(2));
      await history.supersede(tx, [A], at(2));
      throw new Error('undone');
    });
    await expect(broken).rejects.toThrow('undone');
    expect(await database.query('SELECT FROM versions UNION ALL SELECT FROM writings')).toEqual([]);
  });
});
