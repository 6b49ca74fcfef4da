import * as fs from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { tableOf, writeXlsx } from '@maillage/files';
import { Fence } from '@maillage/platform';
import { stopServers } from '@maillage/testing';
import exceljs from 'exceljs';
import { serviceOnDatabase, type TestService } from '../spec/service.js';
import { TEMPLATE } from './structure-template.js';

const real = join(
  process.env['REAL_DATA_DIR'] ?? '../shared/data',
  'activities/aidants-connect-structures-national.csv',
);
const withRealData = fs.existsSync(real) ? it : it.skip;
if (!fs.existsSync(real)) console.warn(`Skipped: no ${real} (REAL_DATA_DIR).`);

const XLSX = { format: 'xlsx' } as const;
const JSON_FILE = { format: 'json' } as const;

describe('files of structures', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await serviceOnDatabase({ now: () => new Date('2026-03-14T10:00:00Z') });
  });
  beforeEach(() =>
    service.root.query('TRUNCATE actors.structures, actors.versions, actors.outbox'),
  );
  afterAll(async () => {
    await service.close();
    await stopServers();
  });

  const all = async () =>
    (await service.structureQueries.list({}, undefined, 1000)).map(({ record }) => record);
  const told = (findings: readonly { ligne: number; champ: string; code: string }[]): string[] =>
    findings.map(({ ligne, champ, code }) => `${ligne} ${champ} ${code.slice(7)}`);
  const count = (crees: number, modifies: number, inchanges: number, rejetes = 0) => ({
    ...{ crees, modifies, inchanges, rejetes },
  });

  it('enter, change what they say and leave the rest, and change nothing when they come again', async () => {
    const file = 'id;siret;nom;code_postal;commune\na;434 933 123 00029;Mairie;62000;Arras\n';
    expect(await service.importStructures(file)).toMatchObject(count(1, 0, 0));
    const [entered] = await all();
    await service.structures.revise(
      entered?.id ?? '',
      Fence.none.reaches,
      () => undefined,
      (present) => ({ ...present, categorie: '7210', sites: ['https://exemple.fr'] }),
    );
    expect(await service.importStructures(file)).toMatchObject(count(0, 0, 1));
    const renamed = 'id,nom,siret\na,Mairie d’Arras,\n';
    expect(await service.importStructures(renamed)).toMatchObject(count(0, 1, 0));
    expect(await all()).toMatchObject([
      {
        version: 3,
        commune: '62041',
        structure: { nom: 'Mairie d’Arras', siret: '43493312300029', categorie: '7210' },
      },
    ]);
  });

  it('take the good part of a line whose number or commune is none, and say so', async () => {
    const outcome = await service.importStructures(
      'id,siret,nom,code_postal,code_insee\na,1,Une,2000,\nb,43493312300028,Deux,62810,\nc,,Trois,,62041\nd,,,,62041\n',
    );
    expect(outcome).toMatchObject(count(3, 0, 0, 1));
    expect(told(outcome.rejets)).toEqual(['5 nom required']);
    expect(told(outcome.remarques)).toEqual(
      expect.arrayContaining([
        '2 siret invalid_siret',
        '2 code_postal leading_zero_restored',
        '3 siret invalid_siret',
        '3 code_insee ambiguous_commune',
      ]),
    );
    expect(
      (await all()).map(({ structure, commune, departement }) => [
        structure.sans_identifiant?.raison,
        commune,
        departement,
      ]),
    ).toEqual([
      ['invalide', undefined, 'departement-02'],
      ['invalide', undefined, 'departement-62'],
      ['inconnu', '62041', 'departement-62'],
    ]);
  });

  it('make antennas of lines of one number, which come again as such', async () => {
    const lines =
      'id,siret,nom,code_insee\na,43493312300029,Siège,62041\nb,43493312300029,Nord,59350\n';
    expect(await service.importStructures(lines)).toMatchObject(count(2, 0, 0));
    expect(await service.importStructures(lines)).toMatchObject(count(0, 0, 2));
    const [one, ...others] = await all();
    expect(others).toEqual([]);
    expect(one?.structure.antennes).toEqual([
      { id: expect.any(String), nom: 'Nord', source_id: 'b' },
    ]);
    const renamed = lines.replace('Nord', 'Antenne du Nord');
    expect(await service.importStructures(renamed)).toMatchObject(count(0, 1, 1));
    // Another source is no judge of it.
    const elsewhere = await service.importStructures(lines, { source: 'autre' });
    expect(told(elsewhere.rejets)).toEqual(['2 siret number_taken', '3 siret number_taken']);
  });

  it('tell parents that are wrong line by line, also those that lines make together', async () => {
    await service.importStructures('id,nom,code_insee\na,A,62041\nb,B,62041\n');
    const [a, b] = (await all()).map(({ id }) => id);
    const outcome = await service.importStructures(
      `id,nom,parent_id\na,A,${b}\nb,B,${a}\nc,C,${a}\nd,D,0192f000-0000-7000-8000-000000000000\n`,
    );
    expect(told(outcome.rejets)).toEqual([
      '3 parent_id parent_cycle',
      '5 parent_id unknown_parent',
    ]);
    expect(outcome).toMatchObject(count(1, 1, 0, 2));
  });

  it('are refused outside of the rights of the sender, line by line', async () => {
    const inside = new Fence([{ source: 'essai', territories: ['departement-62'] }]);
    const outcome = await service.importStructures(
      'id,nom,code_insee,code_postal\na,A,62041,\nb,B,59350,\nc,C,,62810\n',
      { mayWrite: inside.reaches },
    );
    expect(told(outcome.rejets)).toEqual(['3 code_insee outside_fence', '4  outside_fence']);
  });

  it('write nothing on trial', async () => {
    const file = 'id,nom,code_insee\na,A,62041\n';
    expect(await service.importStructures(file, { isSimulation: true })).toMatchObject({
      ...count(1, 0, 0),
      simulation: true,
    });
    expect(await all()).toEqual([]);
  });

  it('take the structures of La Coop, one by one or as a page of its API, without contacts', async () => {
    const structure = {
      type: 'structure',
      id: '0b5b1f4e-6a39-4b0e-9b3a-0e6b2b7a4d11',
      attributes: {
        nom: 'Médiathèque',
        siret: '43493312300029',
        rna: null,
        commune: 'Arras',
        code_postal: '62000',
        code_insee: '62041',
        typologies: ['BIB', 'MUNI'],
        site_web: 'https://exemple.fr',
        telephone: '+33321000000',
        courriels: ['accueil@exemple.fr'],
        suppression: '2026-01-31T23:30:00.000Z',
      },
    };
    const page = JSON.stringify({ data: [structure], links: { self: {} }, meta: { total: [1] } });
    const outcome = await service.importStructures(page, JSON_FILE);
    expect(outcome).toMatchObject(count(1, 0, 0));
    expect(told(outcome.remarques)).toEqual([
      '1 telephone unknown_column',
      '1 courriels unknown_column',
    ]);
    const list = JSON.stringify([structure]);
    expect(await service.importStructures(list, JSON_FILE)).toMatchObject(count(0, 0, 1));
    const [one] = await all();
    expect(one?.structure).toMatchObject({
      type: 'commune',
      sites: ['https://exemple.fr'],
      fermeture: { date: '2026-02-01' },
    });
    expect(JSON.stringify(one)).not.toContain('accueil');
  });

  it('come by a template that offers what there is to choose from', async () => {
    const bytes = await buffer(writeXlsx([tableOf('Structures', TEMPLATE, [])]));
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(bytes as never);
    const sheet = workbook.getWorksheet('Structures');
    expect(workbook.getWorksheet('Choix')?.state).toBe('hidden');
    const head = (sheet?.getRow(1).values as string[]).slice(1);
    const cell = (name: string) => sheet?.getRow(2).getCell(head.indexOf(name) + 1);
    expect(cell('type')?.dataValidation).toMatchObject({
      type: 'list',
      formulae: ['Choix!$B$1:$B$18'],
    });
    expect(workbook.getWorksheet('Choix')?.getCell('B1').value).toBe('commune');
    for (const [name, value] of Object.entries({
      id: 'a',
      nom: 'Mairie',
      type: 'commune',
      code_insee: '62041',
    }))
      (cell(name) as exceljs.Cell).value = value;
    const filled = Buffer.from(await workbook.xlsx.writeBuffer());
    const outcome = await service.importStructures(filled, XLSX);
    expect(outcome).toMatchObject({ ...count(1, 0, 0), remarques: [] });
  });

  withRealData('take the national list of Aidants Connect whole, twice', async () => {
    const first = await service.importStructures(fs.createReadStream(real));
    const { recus, crees, rejetes } = first;
    expect([recus, crees + rejetes]).toEqual([3407, 3407]);
    expect(crees).toBeGreaterThan(3300);
    // Lines that come twice, and one that has neither an id nor a number.
    expect(new Set(first.rejets.map(({ code }) => code))).toEqual(
      new Set(['actors.repeated_in_file', 'actors.required']),
    );
    const again = await service.importStructures(fs.createReadStream(real));
    expect(again).toMatchObject({ crees: 0, modifies: 0, inchanges: crees });
  });
});
