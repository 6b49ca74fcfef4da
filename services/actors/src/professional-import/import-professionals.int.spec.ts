import * as fs from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { tableOf, writeXlsx } from '@maillage/files';
import { Fence } from '@maillage/platform';
import { stopServers } from '@maillage/testing';
import exceljs from 'exceljs';
import { serviceOnDatabase, type TestService } from '../spec/service.js';
import { TEMPLATE } from './professional-template.js';

const real = join(
  process.env['REAL_DATA_DIR'] ?? '../shared/data',
  'activities/conseillers-numeriques-postes-par-structure-2022.json',
);
const withRealData = fs.existsSync(real) ? it : it.skip;
if (!fs.existsSync(real)) console.warn(`Skipped: no ${real} (REAL_DATA_DIR).`);

const SIRET = '43493312300029';
const JSON_FILE = { format: 'json' } as const;

describe('files of professionals', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await serviceOnDatabase({ now: () => new Date('2026-03-14T10:00:00Z') });
  });
  beforeEach(async () => {
    await service.root.query(
      'TRUNCATE actors.structures, actors.professionals, actors.posts, actors.versions, actors.outbox CASCADE',
    );
    await service.importStructures(`id,siret,nom,code_insee\na,${SIRET},Mairie,62041\n`);
  });
  afterAll(async () => {
    await service.close();
    await stopServers();
  });

  const posts = async (): Promise<object[]> =>
    (
      await service.database.query<{ description: object }>(
        'SELECT description FROM posts ORDER BY source_id',
      )
    ).map(({ description }) => description);
  const told = (findings: readonly { ligne: number; champ: string; code: string }[]): string[] =>
    findings.map(({ ligne, champ, code }) => `${ligne} ${champ} ${code.slice(7)}`);
  const count = (crees: number, modifies: number, inchanges: number, rejetes = 0) => ({
    ...{ crees, modifies, inchanges, rejetes },
  });

  it('enter, change what they say and leave the rest, and change nothing when they come again', async () => {
    const file = `id;profils;siret;poste_id;du;quotite\na;aidant;${SIRET};p;2026-01-01;0,5\n`;
    expect(await service.importProfessionals(file)).toMatchObject(count(1, 0, 0));
    expect(await service.importProfessionals(file)).toMatchObject(count(0, 0, 1));
    const changed = `id,siret,poste_id,contrat\na,${SIRET},p,CDI\n`;
    expect(await service.importProfessionals(changed)).toMatchObject(count(0, 1, 0));
    expect(await posts()).toMatchObject([{ du: '2026-01-01', quotite: 0.5, contrat: 'CDI' }]);
  });

  it('tell every bad line by its number, and keep the good ones', async () => {
    const outcome = await service.importProfessionals(
      [
        'id,profils,siret,du,quotite,fin',
        `a,aidant,${SIRET},2026-01-01,0.5,`,
        `b,maire,${SIRET},2026-01-01,0.5,`,
        `c,aidant,${SIRET},2026-01-01,140 %,`,
        'd,aidant,84009530100015,2026-01-01,,',
        `e,,${SIRET},2026-01-01,,`,
        'f,aidant,,2026-01-01,,',
        `g,aidant,${SIRET},2026-02-30,,`,
        `h,aidant,${SIRET},2026-01-01,,2025-12-31`,
        `i,aidant,${SIRET},,0.2,`,
        '',
      ].join('\n'),
    );
    expect(told(outcome.rejets)).toEqual([
      '3 profils/0 unknown_value',
      '4 quotite share_out_of_range',
      '5 siret unknown_structure',
      '6 profils required',
      '7 siret required',
      '8 du invalid_date',
      '9 professionnel_id professional_left',
    ]);
    expect(outcome).toMatchObject(count(2, 0, 0, 7));
    expect(told(outcome.remarques)).toEqual(['10 du first_day_unknown']);
    expect(await posts()).toHaveLength(2);
    const [{ count: entries } = { count: 0 }] = await service.database.query<{ count: number }>(
      'SELECT count(*)::integer AS count FROM professionals',
    );
    // A line that is refused has entered nobody.
    expect(entries).toBe(2);
  });

  it('write nothing on trial, and nothing outside of the rights of the sender', async () => {
    const file = `id,profils,siret,du\na,aidant,${SIRET},2026-01-01\n`;
    expect(await service.importProfessionals(file, { isSimulation: true })).toMatchObject({
      ...count(1, 0, 0),
      simulation: true,
    });
    const north = new Fence([{ source: 'essai', territories: ['departement-59'] }]);
    const outcome = await service.importProfessionals(file, { fence: north });
    expect(told(outcome.rejets)).toEqual(['2 structure_id unknown_structure']);
    expect(await posts()).toEqual([]);
  });

  it('come by a template that offers what there is to choose from', async () => {
    const bytes = await buffer(writeXlsx([tableOf('Professionnels', TEMPLATE, [])]));
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.load(bytes as never);
    const sheet = workbook.getWorksheet('Professionnels');
    const head = (sheet?.getRow(1).values as string[]).slice(1);
    const cell = (name: string) => sheet?.getRow(2).getCell(head.indexOf(name) + 1);
    for (const name of ['profils', 'joignable', 'contrat', 'dispositif', 'financement'])
      expect([name, cell(name)?.dataValidation.type]).toEqual([name, 'list']);
    const line = { id: 'a', profils: 'secretaire_mairie', siret: SIRET, contrat: 'titulaire' };
    for (const [name, value] of Object.entries(line)) (cell(name) as exceljs.Cell).value = value;
    const filled = Buffer.from(await workbook.xlsx.writeBuffer());
    const outcome = await service.importProfessionals(filled, { format: 'xlsx' });
    expect(outcome).toMatchObject(count(1, 0, 0));
    expect(await posts()).toMatchObject([{ contrat: 'titulaire', du: '2026-03-14' }]);
  });

  withRealData(
    'take the posts of conseillers numériques whole, twice, behind their structures',
    async () => {
      const structures = await service.importStructures(fs.createReadStream(real), JSON_FILE);
      expect([
        structures.recus,
        structures.crees + structures.inchanges + structures.rejetes,
      ]).toEqual([2485, 2485]);
      const list = Object.values(
        JSON.parse(fs.readFileSync(real, 'utf8')) as Record<string, Record<string, number>>,
      );
      const wanted = list.reduce(
        (sum, one) =>
          sum +
          Math.max(one['Nb de conseillers attribués'] ?? 0, one['Nb de conseillers recrutés'] ?? 0),
        0,
      );
      const first = await service.importProfessionals(fs.createReadStream(real), JSON_FILE);
      expect([first.recus, first.crees + first.rejetes]).toEqual([wanted, wanted]);
      // Structures that were refused: their numbers are none, or come twice.
      expect(new Set(first.rejets.map(({ code }) => code))).toEqual(new Set());
      const again = await service.importProfessionals(fs.createReadStream(real), JSON_FILE);
      expect(again).toMatchObject({ crees: 0, modifies: 0, inchanges: first.crees });
    },
    600_000,
  );
});
