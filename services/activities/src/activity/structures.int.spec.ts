import { Database, Fence } from '@maillage/platform';
import { prepareSchema } from '@maillage/platform/host';
import { createDatabase, stopServers, type TestDatabase } from '@maillage/testing';
import { DataSource } from 'typeorm';
import { schema } from '../activities.module.js';
import { ActivityQueries } from './activity.queries.store.js';

const ROWS = 60_000;
/** Of one structure each, beside those of none. */
const EACH = 30;
const FIRST = '26620001200013';

/** A node of `EXPLAIN (FORMAT JSON)`. */
interface Plan {
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

describe('queries of the ledger by structure', () => {
  let own: TestDatabase;
  let source: DataSource;
  let database: Database;
  const plans: Plan[] = [];

  beforeAll(async () => {
    own = await createDatabase();
    await prepareSchema(own.url, schema);
    source = await new DataSource({
      type: 'postgres',
      url: own.url,
      extra: { options: '-c search_path=activities,public' },
    }).initialize();
    database = new Database('activities', source);
    // Half of the activities say a structure; structures are spread over the whole ledger.
    await database.query(
      `INSERT INTO activities (id, source, source_id, lot_id, commune, date, digest, body, created_at, modified_at)
       SELECT gen_random_uuid(), 'clic', n::text, gen_random_uuid(), '62041', '2025-01-01', '', CASE WHEN n % 2 = 0 THEN '{}'
         ELSE jsonb_build_object('structure_siret', ($1::bigint + n / 2 % ($2 / 2 / $3))::text) END, now(), now()
       FROM generate_series(0, $2::integer - 1) AS n`,
      [FIRST, ROWS, EACH],
    );
    await database.query('VACUUM ANALYZE activities');
  });
  afterAll(async () => {
    await source.destroy();
    await own.drop();
    await stopServers();
  });

  /** Runs what is asked, and keeps how PostgreSQL does it. */
  const watched = (): ActivityQueries => {
    plans.length = 0;
    const query = async (sql: string, parameters: unknown[]): Promise<unknown[]> => {
      const [row] = await database.query<{ 'QUERY PLAN': { Plan: Plan }[] }>(
        `EXPLAIN (ANALYZE, FORMAT JSON) ${sql}`,
        parameters,
      );
      const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];
      plans.push(...(row?.['QUERY PLAN'] ?? []).flatMap(({ Plan: plan }) => nodes(plan)));
      return database.query(sql, parameters);
    };
    return new ActivityQueries({ query } as unknown as Database);
  };
  const expectFew = (): void => {
    expect(plans.map((plan) => plan['Index Name'])).toContain('activities_of_structure');
    expect(
      Math.max(...plans.map((plan) => plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0))),
    ).toBeLessThanOrEqual(2 * EACH);
  };

  it.each([
    ['a structure', [{ structures: [FIRST] }], EACH],
    [
      'two structures of one source',
      [{ source: 'clic', structures: [FIRST, '26620001200014'] }],
      2 * EACH,
    ],
    ['two grants', [{ structures: [FIRST] }, { structures: ['26620001200014'] }], 2 * EACH],
    ['a structure that did nothing', [{ structures: ['99999999999999'] }], 0],
  ])('touch the rows of %s alone, in lists and in changes', async (_, rules, count) => {
    const fence = new Fence(rules);
    expect(await watched().list(fence, {}, undefined, 500)).toHaveLength(count);
    expectFew();
    expect((await watched().changes(fence, undefined, 500)).changes).toHaveLength(count);
    expectFew();
  });
});
