import exceljs from 'exceljs';
import type { Fault, Outcome, Verdict } from '../kit/activity.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import { imported, place } from '../kit/place.js';
import type { Stage } from '../kit/stage.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const HEAD = ['source_id', 'Type', 'date', 'DUREE', 'type_lieu', 'lieu_code_insee', 'thematiques'];
const COUNTED = ['beneficiaires_total', 'genres_feminin'];
/** Lines of one transaction of a batch. */
const CHUNK = 2000;

/** What is told of a file beside what is told of every batch. */
interface FileOutcome extends Omit<Outcome, 'items'> {
  readonly items: readonly (Omit<Verdict, 'erreurs' | 'remarques'> & {
    readonly ligne?: number;
    readonly erreurs?: readonly InColumn[];
    readonly remarques?: readonly InColumn[];
  })[];
  readonly remarques?: readonly { readonly champ: string; readonly code: string }[];
}
type InColumn = Fault & { readonly colonne?: string };

async function workbookOf(rows: readonly (readonly exceljs.CellValue[])[]): Promise<Buffer> {
  const workbook = new exceljs.Workbook();
  workbook.addWorksheet('Activités').addRows(rows.map((row) => [...row]));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const head = (...more: string[]): string[] => [...HEAD, ...more];
const day = new Date('2026-03-14T00:00:00Z');

async function pushed(
  person: Person,
  file: string | Buffer,
  type: string,
  query = '',
): Promise<FileOutcome> {
  const answer = await person.send<FileOutcome>(`/v1/activites/lots${query}`, file, type);
  expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.anything()]);
  return answer.body;
}

/** Spreadsheets that partners fill in, taken as they are. */
export function scenario(stage: Stage): void {
  describe('spreadsheets', () => {
    it('take activities as people see them, and name lines and columns', async () => {
      const person = await stage.as('tableur-lots', 'partenaire');
      const file = await workbookOf([
        ['Activités de mars'],
        head(...COUNTED),
        ['a', 'collectif', day, 90, 'autre', '62041', 'email;securite_numerique', 6, 4],
        [],
        ['b', 'individuel', '14/03/2026', 'une heure', 'autre', '62041'],
        ['c', 'collectif', day, 30, 'autre', '62041', 'jardinage'],
        ['d', 'individuel', day, { error: '#REF!' }, 'autre', '62041'],
        ['e', 'individuel', day, 30, 'autre', '62041', undefined, 1, 2],
      ]);
      const outcome = await pushed(person, file, XLSX);
      expect(outcome).toMatchObject({ recus: 5, crees: 1, rejetes: 4 });
      expect(
        outcome.items.map(({ ligne, verdict, erreurs, remarques }) => [
          ligne,
          verdict,
          ...(erreurs ?? remarques ?? []).map(
            ({ colonne, pointeur, code }) =>
              `${colonne ?? pointeur} ${code.replace('activities.', '')}`,
          ),
        ]),
      ).toEqual([
        [3, 'cree', 'thematiques semicolon_between_values'],
        [5, 'rejete', 'DUREE wrong_type', 'date wrong_form'],
        [6, 'rejete', 'beneficiaires_total required', 'thematiques unknown_value'],
        [7, 'rejete', 'DUREE cell_error'],
        [8, 'rejete', '/beneficiaires/genres above_total'],
      ]);
      expect(outcome.remarques?.map(({ code }) => code)).toEqual(['activities.above_header']);
      const [entry] = await person.walk('/v1/activites?source=tableur-lots');
      expect(entry).toMatchObject({
        date: '2026-03-14',
        duree: 90,
        thematiques: ['email', 'securite_numerique'],
        beneficiaires: { total: 6, genres: { feminin: 4, non_communique: 2 } },
      });
    });

    it.each([
      ['csv', 'text/csv', ''],
      ['csv', 'text/csv', '&tableur=oui'],
      ['xlsx', XLSX, ''],
    ])('give activities as %s (%s%s), which come back unchanged', async (format, type, more) => {
      const source = `tableur-tour-${format}${more === '' ? '' : '-oui'}`;
      const person = await stage.as(source, 'partenaire');
      const csv = [
        `${head(...COUNTED, 'tags', 'mediateur_ref', 'beneficiaires_refs').join(';')}\r\n`,
        'a;collectif;2026-03-14;90;autre;62041;email;6;4;été|=1+1;med-1;p-1|p-2\r\n',
        'b;individuel;2026-03-15;30;domicile;01053;;;;;;\r\n',
      ].join('');
      expect(await pushed(person, Buffer.from(csv, 'latin1'), 'text/csv')).toMatchObject({
        crees: 2,
        remarques: [{ champ: '', code: 'activities.encoding_converted' }],
      });
      const path = `/v1/activites?source=${source}&format=${format}${more}`;
      const exported = await person.download(path);
      const outcome = await pushed(person, exported, type);
      expect(outcome).toMatchObject({ recus: 2, inchanges: 2 });
      expect(outcome.remarques?.map(({ champ }) => champ)).toEqual([
        'id',
        'version',
        'creation',
        'modification',
      ]);
    });

    it('are filled in from a template, whose example is refused while it is left in', async () => {
      const person = await stage.as('tableur-modele', 'partenaire');
      const template = await person.download('/v1/activites/modele.xlsx');
      const left = await pushed(person, template, XLSX);
      expect(left).toMatchObject({ recus: 1, rejetes: 1 });
      expect(left.items[0]?.erreurs?.map(({ colonne, code }) => [colonne, code])).toEqual([
        ['source_id', 'activities.example_row'],
      ]);
      const book = new exceljs.Workbook();
      await book.xlsx.load(template as never);
      const row = book.worksheets[0]?.getRow(2);
      if (row !== undefined) row.getCell(1).value = 'mars-1';
      const filled = Buffer.from(await book.xlsx.writeBuffer());
      expect(await pushed(person, filled, XLSX)).toMatchObject({ crees: 1 });
    });

    it('give a line for each participation, which adds up and makes nobody up', async () => {
      const person = await stage.as('tableur-participations', 'partenaire');
      const csv = [
        `${head(...COUNTED, 'beneficiaires_refs').join(';')}\r\n`,
        'a;collectif;2026-03-14;90;autre;62041;email;3;3;p-1\r\n',
        'b;collectif;2026-03-15;90;autre;62041;email;2;1;\r\n',
        'c;individuel;2026-04-01;30;autre;62041;;;;\r\n',
      ].join('');
      await pushed(person, csv, 'text/csv');
      const lines = async (query: string): Promise<string[][]> => {
        const path = `/v1/activites?source=tableur-participations&format=csv${query}`;
        const text = (await person.download(path)).toString('utf8');
        return text
          .trim()
          .split('\r\n')
          .map((line) => line.split(','));
      };
      const [names = [], ...rows] = await lines('&lignes=participations&au=2026-03-31');
      const [byActivity = []] = await lines('');
      expect(names).toEqual([...byActivity, 'participation']);
      const cell = (row: readonly string[], name: string) => row[names.indexOf(name)];
      expect(
        rows.map((row) =>
          ['source_id', 'participation', 'beneficiaires_total', 'genres_feminin'].map((name) =>
            cell(row, name),
          ),
        ),
      ).toEqual([
        ['a', '1', '1', '1'],
        ['a', '2', '1', '1'],
        ['a', '3', '1', '1'],
        ['b', '1', '1', ''],
        ['b', '2', '1', ''],
      ]);
      expect(rows.filter((row) => cell(row, 'beneficiaires_refs') !== '')).toHaveLength(1);
      const path = '/v1/activites?lignes=participations';
      expectProblem(await person.get(`${path}&format=ndjson`), 400, 'activities.no_lines');
      const book = new exceljs.Workbook();
      await book.xlsx.load((await person.download(`${path}&format=xlsx`)) as never);
      expect(book.worksheets[0]?.rowCount).toBe(7);
    });

    it('are refused as a whole, with one fault, when they are none', async () => {
      const person = await stage.as('tableur-faux', 'partenaire');
      for (const [file, type, faults] of [
        ['source_id;type\na;b\n', XLSX, [' not_xlsx']],
        [Buffer.from('d0cf11e0a1b11ae1', 'hex'), XLSX, [' not_xlsx']],
        ['source_id,type,date,type_lieu\na,b,c,d\n', 'text/csv', ['/duree missing_column']],
        ['source_id,type,date,duree,type_lieu\n', 'text/csv', [' empty_file']],
      ] as const) {
        const answer = await person.send('/v1/activites/lots', file, type);
        const problem = expectProblem(answer, 400, 'activities.unreadable_file');
        expect(faultsOf(problem)).toEqual(faults);
      }
    });

    it('tell on trial what they tell for good, also of an id far below its first', async () => {
      const person = await stage.as('tableur-essai', 'partenaire');
      const line = (id: string): string => `${id},individuel,2026-03-14,30,autre,62041,`;
      const ids = Array.from({ length: CHUNK }, (_, at) => `essai-${at}`);
      const csv = [head().join(','), ...ids.map(line), line('essai-7'), line('neuf'), ''].join(
        '\n',
      );
      const tell = async (query: string) => {
        const outcome = await pushed(person, csv, 'text/csv', `?verdicts=rejets${query}`);
        const { crees, rejetes, items } = outcome;
        return [crees, rejetes, items.map(({ index, erreurs }) => [index, erreurs?.[0]?.code])];
      };
      const repeated = [CHUNK + 1, 1, [[CHUNK, 'activities.repeated_in_batch']]];
      expect(await tell('&simulation=true')).toEqual(repeated);
      expect(await tell('')).toEqual(repeated);
    });

    it('take places too, and give them back unchanged', async () => {
      const person = await stage.as('tableur-lieux', 'partenaire');
      const row = place('l-1', {
        telephone: '+33 3 21 00 00 00',
        services: 'Accès internet et matériel informatique',
      });
      const names = Object.keys(row);
      const file = await workbookOf([names, names.map((name) => row[name as keyof typeof row])]);
      expect(await imported(person, file, '', XLSX)).toMatchObject({ crees: 1 });
      const exported = await person.download('/v1/lieux?source=tableur-lieux&format=xlsx');
      expect(await imported(person, exported, '', XLSX)).toMatchObject({ inchanges: 1 });
    });
  });
}
