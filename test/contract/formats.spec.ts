import { parse } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { makeClient } from '@maillage/contracts';
import { cluster, type Cluster, eventually } from '@maillage/testing';

const SOURCE_IDS = ['=1+1', 'f-2', 'f-3'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SPAN = 'du=2026-01-01&au=2026-12-31';

const activity = (sourceId: string, code: string) => ({
  source_id: sourceId,
  type: 'individuel',
  date: '2026-01-15',
  duree: 30,
  type_lieu: 'autre',
  lieu_code_insee: code,
  thematiques: ['email', 'securite_numerique'],
  beneficiaires: { total: 1, genres: { feminin: 1 } },
});

describe('the formats of answers', () => {
  let running: Cluster;
  let partner: string;
  let neighbour: string;

  const get = (key: string, path: string, accept?: string): Promise<Response> =>
    fetch(running.base + path, {
      headers: { authorization: `Bearer ${key}`, ...(accept === undefined ? {} : { accept }) },
    });
  const textOf = async (key: string, path: string): Promise<string> =>
    (await get(key, path)).text();
  const workbookOf = async (key: string, path: string): Promise<exceljs.Workbook> => {
    const workbook = new exceljs.Workbook();
    // The types of exceljs name a Buffer of an older Node.
    await workbook.xlsx.load(await (await get(key, path)).arrayBuffer());
    return workbook;
  };
  const rowsOf = (sheet: exceljs.Worksheet | undefined): Record<string, unknown>[] => {
    const rows: unknown[][] = [];
    sheet?.eachRow((row) => rows.push((row.values as unknown[]).slice(1)));
    const [head = [], ...lines] = rows;
    return lines.map((line) =>
      Object.fromEntries(head.map((name, at) => [String(name), line[at]])),
    );
  };
  const open = async (source: string, role: 'partenaire' | 'coordinateur', territory: string) => {
    const admin = makeClient(running.base, running.adminKey);
    const created = await admin.POST('/v1/clients', {
      body: {
        nom: source,
        source,
        type: 'association_partenaire',
        roles: [role],
        territoires: [territory],
      },
    });
    const path = { id: created.data?.id ?? '' };
    return (await admin.POST('/v1/clients/{id}/cles', { params: { path } })).data?.cle ?? '';
  };

  beforeAll(async () => {
    running = await cluster(['all'], { env: { LOG_LEVEL: 'warn' } });
    partner = await open('formats', 'partenaire', 'france');
    neighbour = await open('voisin', 'coordinateur', 'departement-62');
    const pushed = await fetch(`${running.base}/v1/activites/lots`, {
      method: 'POST',
      headers: { authorization: `Bearer ${partner}`, 'content-type': 'application/json' },
      body: JSON.stringify(SOURCE_IDS.map((id, at) => activity(id, at === 2 ? '59350' : '62041'))),
    });
    expect(await pushed.json()).toMatchObject({ crees: 3 });
  });
  afterAll(async () => {
    await running.stop();
  });

  it.each([
    ['application/json', 'application/json; charset=utf-8'],
    ['text/csv;q=0, */*', 'application/json; charset=utf-8'],
    ['text/csv', 'text/csv; charset=utf-8'],
    [XLSX, XLSX],
    ['application/x-ndjson', 'application/x-ndjson; charset=utf-8'],
  ])('are chosen by Accept: %s', async (accept, type) => {
    const answer = await get(partner, '/v1/activites', accept);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type]);
    expect(answer.headers.get('vary')).toContain('accept');
    await answer.arrayBuffer();
  });

  it('are refused in words where Accept refuses all, and the address goes before it', async () => {
    for (const path of ['/v1/activites', '/v1/lieux', '/v1/rapports/france']) {
      const answer = await get(partner, path, 'text/csv;q=0');
      expect(answer.status).toBe(406);
      expect(await answer.json()).toMatchObject({ code: 'platform.not_acceptable' });
    }
    const answer = await get(partner, '/v1/activites?format=csv', 'application/json');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="activites.csv"');
    expect((await get(partner, '/v1/activites?format=geojson')).status).toBe(400);
  });

  it('say the same of activities', async () => {
    const { data } = (await (await get(partner, '/v1/activites')).json()) as {
      data: Record<string, unknown>[];
    };
    const ndjson = (await textOf(partner, '/v1/activites?format=ndjson')).trimEnd().split('\n');
    expect(ndjson.map((line) => JSON.parse(line) as unknown)).toEqual(data);
    const csv = parse(await textOf(partner, '/v1/activites?format=csv'), { columns: true });
    const sheet = rowsOf((await workbookOf(partner, '/v1/activites?format=xlsx')).worksheets[0]);
    const instant = String(data[0]?.['creation']);
    expect(csv[0]).toMatchObject({
      source_id: "'=1+1",
      duree: '30',
      date: '2026-01-15',
      thematiques: 'email|securite_numerique',
      beneficiaires_total: '1',
      genres_feminin: '1',
      creation: instant,
    });
    expect(sheet[0]).toMatchObject({
      source_id: '=1+1',
      duree: 30,
      date: new Date('2026-01-15'),
      lieu_code_insee: '62041',
      thematiques: 'email|securite_numerique',
      beneficiaires_total: 1,
      genres_feminin: 1,
      creation: new Date(instant),
    });
    expect([csv.length, sheet.length]).toEqual([3, 3]);
    const spreadsheet = await textOf(partner, '/v1/activites?format=csv&tableur=oui');
    expect(spreadsheet).toMatch(/^id;source;source_id;/);
  });

  it('say of activities what the caller may see, and no more', async () => {
    const path = '/v1/activites?format=';
    const seen = ['=1+1', 'f-2'];
    const csv = parse(await textOf(neighbour, `${path}csv`), { columns: true });
    expect(csv.map((row) => (row as Record<string, string>)['source_id'])).toEqual([
      "'=1+1",
      'f-2',
    ]);
    const sheet = rowsOf((await workbookOf(neighbour, `${path}xlsx`)).worksheets[0]);
    expect(sheet.map((row) => row['source_id'])).toEqual(seen);
    const lines = (await textOf(neighbour, `${path}ndjson`)).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { source_id: string }).source_id)).toEqual(
      seen,
    );
    for (const format of ['csv', 'xlsx'])
      expect(
        (
          await get(
            neighbour,
            `/v1/indicateurs/activites/valeurs?territoire=france&format=${format}`,
          )
        ).status,
      ).toBe(403);
    expect((await get(neighbour, '/v1/rapports/france?format=xlsx')).status).toBe(403);
  });

  it('say the same of values, and of a report with a sheet for each table', async () => {
    const path = `/v1/indicateurs/activites/valeurs?territoire=departement-62&${SPAN}&par=type`;
    await eventually(async () => {
      const { valeurs } = (await (await get(partner, path)).json()) as {
        valeurs: { dimensions: { type: string }; valeur: number }[];
      };
      expect(valeurs.find(({ dimensions }) => dimensions.type === 'individuel')?.valeur).toBe(2);
    });
    const periode = '2026-01-01/2026-12-31';
    const row = { indicateur: 'activites', unite: 'activité', periode, type: 'individuel' };
    const csv = parse(await textOf(partner, `${path}&format=csv`), { columns: true });
    expect(csv).toContainEqual({ ...row, unite: expect.any(String), valeur: '2' });
    const [sheet] = (await workbookOf(partner, `${path}&format=xlsx`)).worksheets;
    expect(rowsOf(sheet)).toContainEqual({ ...row, unite: expect.any(String), valeur: 2 });

    const address = `/v1/rapports/departement-62?${SPAN}`;
    const { indicateurs } = (await (await get(partner, address)).json()) as {
      indicateurs: { id: string; valeur: number; ventilations: { dimension: string }[] }[];
    };
    const report = await workbookOf(partner, `${address}&format=xlsx`);
    expect(report.worksheets.map(({ name }) => name)).toEqual([
      'rapport',
      'indicateurs',
      ...indicateurs.flatMap(({ id, ventilations }) =>
        ventilations.map(({ dimension }) => `${id} ${dimension}`.slice(0, 31)),
      ),
      'essentiel',
      'activite',
      'par commune',
      'definitions',
    ]);
    expect((await get(partner, address, 'text/html')).headers.get('content-type')).toBe(
      'text/html; charset=utf-8',
    );
    expect(
      rowsOf(report.getWorksheet('indicateurs')).map(({ id, valeur }) => [id, valeur ?? null]),
    ).toEqual(indicateurs.map(({ id, valeur }) => [id, valeur]));
  });
});
