import { randomBytes, randomUUID } from 'node:crypto';
import { eventually } from '@maillage/testing';
import { Client } from 'pg';
import { planCampaign } from '../kit/campaign.js';
import { activity, push } from '../kit/activity.js';
import { expectProblem } from '../kit/expect-problem.js';
import { SERVICES } from '../kit/documents.js';
import { openSession } from '../kit/seats.js';
import type { Stage } from '../kit/stage.js';

/** One category: how something of it comes to be, some days old. */
interface Kept {
  readonly service: string;
  readonly categorie: string;
  /** How long it is kept where nothing else is set. */
  readonly jours: number;
  readonly table: string;
  readonly id: string;
  /** Gives the id by which it is shown. */
  enter(daysOld: number): Promise<string>;
}

const FIGURE = '/v1/indicateurs/participants/valeurs?territoire=france&du=2019-01-01&au=2019-12-31';

/** Retention by age: looked at first, done, and proved by receipts; what is not old enough stands. */
export function scenario(stage: Stage): void {
  describe('retention', () => {
    let database: Client;
    beforeAll(async () => {
      database = new Client({ connectionString: stage.databaseUrl });
      await database.connect();
    });
    afterAll(() => database.end());

    const sql = async <Row extends object>(
      text: string,
      ...values: readonly unknown[]
    ): Promise<Row[]> => (await database.query<Row>(text, [...values])).rows;
    const ids = async ({ service, table, id }: Kept): Promise<string[]> =>
      (await sql<{ id: string }>(`SELECT ${id}::text AS id FROM ${service}.${table}`)).map(
        (row) => row.id,
      );
    const idOf = async (text: string, ...values: readonly unknown[]): Promise<string> =>
      (await sql<{ id: string }>(text, ...values))[0]?.id ?? '';
    const ago = (days: string): string => `now() - make_interval(days => ${days})`;

    const people = (category: string, jours: number): Kept => ({
      service: 'access',
      categorie: `personnes_${category}`,
      jours,
      table: 'people',
      id: 'id',
      enter: async (daysOld) => {
        const partner = await stage.as('conservation', 'partenaire');
        const { body } = await partner.post('/v1/personnes', {
          reference: `${category}-${daysOld}`,
          categorie: category,
          nom: 'Zythophile',
        });
        await sql(
          'UPDATE access.people SET last_used_on = current_date - $2::integer WHERE id = $1',
          body.id,
          daysOld,
        );
        return body.id;
      },
    });
    const keys = (column: string): Kept => ({
      service: 'access',
      categorie: 'cles',
      jours: 365,
      table: 'client_keys',
      id: 'id',
      enter: async (daysOld) => {
        const { clientId } = await stage.enter('conservation-cles', 'partenaire', ['france']);
        const { body } = await stage.admin.post(`/v1/clients/${clientId}/cles`, {});
        await sql(
          `UPDATE access.client_keys SET ${column} = ${ago('$2')} WHERE id = $1`,
          body.id,
          daysOld,
        );
        return body.id;
      },
    });
    const KEPT: readonly Kept[] = [
      people('beneficiaire', 730),
      ...['mediateur', 'professionnel', 'agent', 'apprenant'].map((category) =>
        people(category, 1_095),
      ),
      keys('revoked_at'),
      keys('expires_at'),
      {
        service: 'access',
        categorie: 'appels',
        jours: 30,
        table: 'calls',
        id: 'id',
        enter: (daysOld) =>
          idOf(
            `INSERT INTO access.calls (at, caller_id, ip, route, status, number) VALUES (${ago('$1')}, 'x', '::1', 'GET /v1/moi', 200, 1) RETURNING id::text`,
            daysOld,
          ),
      },
      {
        service: 'access',
        categorie: 'alertes',
        jours: 365,
        table: 'alerts',
        id: 'id',
        enter: (daysOld) =>
          idOf(
            `INSERT INTO access.alerts (kind, caller_id, since, raised_at, last_at) VALUES ('lectures_par_jour', $2, now() - interval '9 years', now() - interval '9 years', ${ago('$1')}) RETURNING id`,
            daysOld,
            randomUUID(),
          ),
      },
      {
        service: 'access',
        categorie: 'dossiers',
        jours: 1,
        table: 'person_dossiers',
        id: 'task_id',
        enter: async (daysOld) => {
          const partner = await stage.as('conservation', 'partenaire');
          const { body } = await partner.post('/v1/personnes', {
            reference: 'dossier',
            categorie: 'beneficiaire',
            nom: 'Zythophile',
          });
          const task = await idOf(
            `INSERT INTO access.tasks (id, service, nature, caller_id, input, state, ended_at) VALUES ($1, 'access', 'essai', 'x', '{}', 'done', now()) RETURNING id`,
            randomUUID(),
          );
          return idOf(
            `INSERT INTO access.person_dossiers (task_id, part, person_id, service, sealed, made_at) VALUES ($2, 0, $3, 'access', '', ${ago('$1')}) RETURNING task_id AS id`,
            daysOld,
            task,
            body.id,
          );
        },
      },
      {
        service: 'access',
        categorie: 'taches',
        jours: 30,
        table: 'tasks',
        id: 'id',
        enter: (daysOld) =>
          idOf(
            `INSERT INTO access.tasks (id, service, nature, caller_id, input, state, ended_at) VALUES ($2, 'access', 'essai', 'x', '{}', 'done', ${ago('$1')}) RETURNING id`,
            daysOld,
            randomUUID(),
          ),
      },
      ...['actors', 'diagnostics', 'training', 'indicators'].map((service): Kept => ({
        service,
        categorie: 'adresses',
        jours: 365,
        table: 'links',
        id: 'id',
        enter: (daysOld) =>
          idOf(
            `INSERT INTO ${service}.links (id, secret_hash, purpose, object_id, maker, made_at, ends_at)
               VALUES ($2::uuid, decode(replace($2::text, '-', ''), 'hex'), 'x', $2::uuid, '{}', ${ago('$1')}, ${ago('$1')}) RETURNING id`,
            daysOld,
            randomUUID(),
          ),
      })),
      {
        service: 'diagnostics',
        categorie: 'evaluations',
        jours: 730,
        table: 'assessments',
        id: 'id',
        enter: async (daysOld) => {
          const { id: campaign } = await planCampaign(stage.admin);
          // An answer goes with its participation.
          return idOf(
            `WITH begun AS (INSERT INTO diagnostics.assessments (id, campaign_id, person, code_hash, seed, mode, conditions, has_mediator,
               consent_version, consent_hash, started_at)
             VALUES ($2::uuid, $3, $2::uuid, decode(replace($2::text, '-', ''), 'hex'), 1, 'ecran', 'standard', false, 1, '', ${ago('$1')}) RETURNING id),
             answered AS (INSERT INTO diagnostics.answers (assessment_id, place, item_id, given, value, answered_at)
             SELECT id, 1, 'x', '{}', '0', now() FROM begun) SELECT id FROM begun`,
            daysOld,
            randomUUID(),
            campaign,
          );
        },
      },
      {
        service: 'diagnostics',
        categorie: 'souhaits',
        jours: 730,
        table: 'seat_wishes',
        id: 'id',
        enter: (daysOld) =>
          idOf(
            `INSERT INTO diagnostics.seat_wishes (id, person_id, pseudonym, territory, wish, made_at, version)
             VALUES ($2, $2, 'x', 'departement-62', '{"competences": [], "urgency": "sans_urgence", "availabilities": []}', ${ago('$1')}, 1) RETURNING id`,
            daysOld,
            randomUUID(),
          ),
      },
      {
        service: 'indicators',
        categorie: 'partages',
        jours: 365,
        table: 'report_shares',
        id: 'id',
        enter: (daysOld) =>
          idOf(
            `INSERT INTO indicators.report_shares (id, link_id, maker_id, territory, first_day, last_day, made_at, ends_at)
             VALUES ($2, $2, $2, 'france', '2020-01-01', '2020-12-31', ${ago('$1')}, ${ago('$1')}) RETURNING id`,
            daysOld,
            randomUUID(),
          ),
      },
      {
        service: 'training',
        categorie: 'inscriptions',
        jours: 1_825,
        table: 'enrolments',
        id: 'id',
        enter: async (daysOld) => {
          const { id: session } = await openSession(stage.admin, 'Conservation');
          return idOf(
            `INSERT INTO training.enrolments (id, session_id, course_id, person_id, source, commune, wish, state, is_active,
               agreement, silence, created_at, modified_at)
             SELECT $2::uuid, id, course_id, $2::uuid, 'x', '62041', 1, 'annulee', false, 'aucun', 'accord', ${ago('$1')}, ${ago('$1')}
             FROM training.sessions WHERE id = $3 RETURNING id`,
            daysOld,
            randomUUID(),
            session,
          );
        },
      },
      {
        service: 'actors',
        categorie: 'propositions',
        jours: 365,
        table: 'propositions',
        id: 'id',
        enter: (daysOld) =>
          idOf(
            `INSERT INTO actors.propositions (id, structure_id, subject, subject_id, link_id, fields, is_open, created_at, modified_at, decided_at)
             VALUES ($2, $2, 'structure', $2, $2, '[]', false, now(), now(), ${ago('$1')}) RETURNING id`,
            daysOld,
            randomUUID(),
          ),
      },
      ...SERVICES.flatMap((service): Kept[] => [
        {
          service,
          categorie: 'evenements_rejoues',
          jours: 30,
          table: 'dead_letters',
          id: 'id',
          enter: (daysOld) =>
            idOf(
              `INSERT INTO ${service}.dead_letters (id, durable, event_id, subject, aggregate_id, aggregate_version, recorded_at, data, reason, received_at, replayed_at)
               VALUES ($2, 'x', $2, 'x', 'x', 1, now() - interval '9 years', '', 'x', now() - interval '9 years', ${ago('$1')}) RETURNING id`,
              daysOld,
              randomUUID(),
            ),
        },
        {
          service,
          categorie: 'reponses_idempotentes',
          jours: 1,
          table: 'idempotency_keys',
          id: "encode(key_hash, 'hex')",
          enter: async (daysOld) => {
            const hash = randomBytes(32);
            await sql(
              `INSERT INTO ${service}.idempotency_keys (key_hash, kept_at, request_hash, answer) VALUES ($1, ${ago('$2')}, '', '')`,
              hash,
              daysOld,
            );
            await sql(
              `INSERT INTO ${service}.idempotency_parts (key_hash, part, data) VALUES ($1, 0, '')`,
              hash,
            );
            return hash.toString('hex');
          },
        },
      ]),
    ];
    /** What stays for ever however old: an event set aside and not replayed, a key that is good. */
    const lasting = async (): Promise<string[]> => [
      await idOf(
        `INSERT INTO activities.dead_letters (id, durable, event_id, subject, aggregate_id, aggregate_version, recorded_at, data, reason, received_at)
         VALUES (gen_random_uuid(), 'x', gen_random_uuid(), 'x', 'x', 1, now() - interval '9 years', '', 'x', now() - interval '9 years') RETURNING id`,
      ),
      await idOf(
        "UPDATE access.client_keys SET created_at = now() - interval '9 years' WHERE id = $1 RETURNING id",
        (await stage.enter('conservation', 'partenaire', ['france'])).keyId,
      ),
    ];
    type Line = Awaited<ReturnType<typeof preview>>[number];
    const preview = async () => (await stage.admin.read('/v1/conservation/simulation')).data;
    const lineOf = ({ service, categorie }: Kept, lines: readonly Line[]): Line | undefined =>
      lines.find((line) => line.service === service && line.categorie === categorie);

    it('shows what is old enough, lets exactly that go, and files a receipt of it; counts stay right', async () => {
      const declared = await eventually(async () => {
        const lines = await preview();
        expect(new Set(lines.map(({ service }) => service))).toEqual(new Set(SERVICES));
        return lines;
      });
      // No category is without its case here.
      expect(new Set(declared.map(({ service, categorie }) => `${service} ${categorie}`))).toEqual(
        new Set(KEPT.map(({ service, categorie }) => `${service} ${categorie}`)),
      );
      const partner = await stage.as('conservation', 'partenaire');
      await push(partner, [
        activity('c-1', {
          date: '2019-05-05',
          type: 'collectif',
          mediateur_ref: 'mediateur-1096',
          beneficiaires: { total: 7, refs: ['beneficiaire-731', 'beneficiaire-729'] },
        }),
      ]);
      const figures = await eventually(async () => {
        const found = await stage.admin.read(FIGURE);
        expect(found.valeurs).toMatchObject([{ valeur: 7 }]);
        return found.valeurs;
      });
      const before = await stage.admin.walk('/v1/activites?source=conservation');

      const entered: { kept: Kept; old: string[]; young: string }[] = [];
      for (const kept of KEPT)
        entered.push({
          kept,
          old: [await kept.enter(kept.jours + 30), await kept.enter(kept.jours + 1)],
          young: await kept.enter(kept.jours - 1),
        });
      const stays = await lasting();
      const oldOf = ({ service, categorie }: Kept): string[] =>
        entered
          .filter(({ kept }) => kept.service === service && kept.categorie === categorie)
          .flatMap(({ old }) => old);

      for (let looks = 0; looks < 2; looks++) {
        const lines = await preview();
        for (const { kept } of entered) {
          const line = lineOf(kept, lines);
          expect([
            kept.categorie,
            line?.jours,
            line?.nombre,
            [...(line?.exemples ?? [])].sort(),
          ]).toEqual([kept.categorie, kept.jours, oldOf(kept).length, oldOf(kept).sort()]);
        }
      }
      for (const { kept, old } of entered)
        expect(await ids(kept)).toEqual(expect.arrayContaining(old));

      const known = new Set(
        (await stage.admin.read('/v1/conservation/recus')).data.map(
          (receipt) => receipt.passage_id,
        ),
      );
      const run = await stage.admin.post('/v1/conservation/execution', {});
      expect(run.status).toBe(200);
      const receipts = (await stage.admin.read('/v1/conservation/recus')).data.filter(
        ({ passage_id: id }) => !known.has(id),
      );
      expect(new Set(receipts.map((receipt) => receipt.passage_id)).size).toBe(1);
      expect(receipts).toHaveLength(declared.length);
      const after = await preview();
      for (const { kept, old, young } of entered) {
        const left = await ids(kept);
        expect([
          kept.categorie,
          old.filter((id) => left.includes(id)),
          left.includes(young),
        ]).toEqual([kept.categorie, [], true]);
        const gone = {
          service: kept.service,
          categorie: kept.categorie,
          nombre: oldOf(kept).length,
        };
        expect(run.body.data).toContainEqual(expect.objectContaining(gone));
        expect(receipts).toContainEqual(expect.objectContaining({ ...gone, automatique: false }));
        expect(lineOf(kept, after)?.nombre).toBe(0);
      }
      for (const id of stays)
        expect(
          await sql(
            'SELECT FROM activities.dead_letters WHERE id = $1 UNION ALL SELECT FROM access.client_keys WHERE id = $1',
            id,
          ),
        ).toHaveLength(1);
      expect(
        await sql(
          'SELECT FROM access.idempotency_parts p WHERE NOT EXISTS (SELECT FROM access.idempotency_keys k WHERE k.key_hash = p.key_hash)',
        ),
      ).toHaveLength(0);

      const [, forgotten] = entered[0]?.old ?? [];
      expectProblem(
        await partner.get(`/v1/personnes/${forgotten}`),
        404,
        'access.person_not_found',
      );
      expect((await partner.post(`/v1/personnes/${forgotten}/effacement`, {})).body).toMatchObject({
        motif: 'conservation',
        categorie: 'beneficiaire',
      });
      expect(await partner.read(`/v1/personnes/${entered[0]?.young}`)).toMatchObject({
        nom: 'Zythophile',
      });
      const afterwards = await stage.admin.walk('/v1/activites?source=conservation');
      expect(afterwards.map(({ beneficiaires }) => beneficiaires)).toEqual(
        before.map(({ beneficiaires }) => beneficiaires),
      );
      expect((await stage.admin.read(FIGURE)).valeurs).toEqual(figures);

      // What went is not filed again.
      await stage.admin.post('/v1/conservation/execution', {});
      expect(
        (await stage.admin.read('/v1/conservation/recus')).data.filter(
          ({ passage_id: id }) => !known.has(id),
        ),
      ).toHaveLength(declared.length);
    });

    it('takes as many rounds as there is to let go, and shows twenty examples', async () => {
      await sql(
        "INSERT INTO access.calls (at, caller_id, ip, route, status, number) SELECT now() - interval '31 days', 'x', '::1', 'GET /v1/moi', 200, 1 FROM generate_series(1, 2500)",
      );
      await sql(
        "INSERT INTO access.people (id, source, category, reference, pseudonym, last_used_on) SELECT gen_random_uuid(), 'conservation', 'apprenant', gen_random_uuid(), gen_random_uuid(), current_date - 1096 FROM generate_series(1, 450)",
      );
      const many = [
        ['appels', 2_500],
        ['personnes_apprenant', 450],
      ] as const;
      const lines = await preview();
      expect(
        lines
          .filter(({ nombre }) => nombre > 0)
          .map(({ categorie, nombre, exemples }) => [categorie, nombre, exemples?.length])
          .sort(),
      ).toEqual(many.map((one) => [...one, 20]));
      const { body } = await stage.admin.post('/v1/conservation/execution', {});
      const receipts = (await stage.admin.read('/v1/conservation/recus')).data;
      for (const [categorie, nombre] of many) {
        expect(body.data).toContainEqual(expect.objectContaining({ categorie, nombre }));
        expect(receipts).toContainEqual(expect.objectContaining({ categorie, nombre }));
      }
    });

    it('is for administrators', async () => {
      const partner = await stage.as('conservation', 'partenaire');
      for (const path of ['/v1/conservation/simulation', '/v1/conservation/recus'])
        expectProblem(await partner.get(path), 403, 'platform.not_allowed');
      expectProblem(
        await partner.post('/v1/conservation/execution', {}),
        403,
        'platform.not_allowed',
      );
    });
  });
}
