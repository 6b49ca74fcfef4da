import exceljs from 'exceljs';
import { activity } from '../kit/activity.js';
import { expectProblem } from '../kit/expect-problem.js';
import { Person } from '../kit/person.js';
import { csvOf, imported, place } from '../kit/place.js';
import type { Stage } from '../kit/stage.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Check {
  readonly lignes: number;
  readonly acceptees: number;
  readonly refusees: number;
  readonly fautes: number;
  readonly remarques: number;
  readonly standard?: { version: string; conformes: number; non_conformes: number };
  readonly constats: readonly {
    ligne: number;
    champ: string;
    nature: string;
    code: string;
    valeur?: string;
  }[];
}

const found = ({ constats }: Check): string[] =>
  constats.map(({ ligne, champ, nature, code }) =>
    [ligne, champ, nature, code].filter(Boolean).join(' '),
  );

/** Files that are checked by somebody who may write nothing. */
export function scenario(stage: Stage): void {
  describe('validations', () => {
    let reader: Person;
    beforeAll(async () => {
      reader = await stage.as('validations', 'national');
    });
    const check = async (path: string, file: string | Buffer, type: string): Promise<Check> => {
      const answer = await reader.send<Check>(path, file, type);
      expect([answer.status, answer.text.slice(0, 300)]).toEqual([200, expect.anything()]);
      return answer.body;
    };
    const places = (file: string | Buffer, type = 'text/csv'): Promise<Check> =>
      check('/v1/lieux/validations', file, type);

    it('tell of places what the import says, and beside it what the standard’s own schema says', async () => {
      const file = csvOf([
        place('l-1'),
        place('l-2', { telephone: '03 21 00 00 00', date_maj: '01/05/2025' }),
        place('l-3', { services: 'Jardinage', nom: '' }),
        place('l-1', { horaires: 'lundi 9h' }),
      ]);
      const told = await places(file);
      expect(told).toMatchObject({ lignes: 4, acceptees: 1, refusees: 3 });
      expect(told.standard).toEqual({ version: 'v1.0.2', conformes: 1, non_conformes: 3 });
      expect(found(told)).toEqual(
        expect.arrayContaining([
          '3 telephone standard actors.standard_pattern',
          '3 date_maj standard actors.standard_type',
          '4 nom faute actors.required',
          '4 services faute actors.unknown_value',
          '4 nom standard actors.standard_required',
          '5 id faute actors.repeated_in_file',
          '5 id standard actors.standard_repeated',
          '5 horaires remarque actors.unread_hours',
        ]),
      );
      expect(told.constats.map(({ ligne }) => ligne)).toEqual(
        told.constats.map(({ ligne }) => ligne).toSorted((a, b) => a - b),
      );
      // The import finds the same, by the same reading.
      const partner = await stage.as('validations-import', 'partenaire');
      const outcome = await imported(partner, file, '?simulation=true');
      const ours = (nature: string): string[] =>
        told.constats
          .filter((one) => one.nature === nature)
          .map(({ ligne, champ, code }) => `${ligne} ${champ} ${code}`);
      const theirs = (list: typeof outcome.rejets): string[] =>
        list.map(({ ligne, champ, code }) => `${ligne} ${champ} ${code}`);
      expect(ours('faute')).toEqual(theirs(outcome.rejets));
      expect(ours('remarque')).toEqual(theirs(outcome.remarques));
    });

    it('tell of activities each fault by line and column, of a workbook too', async () => {
      const workbook = new exceljs.Workbook();
      workbook
        .addWorksheet('Activités')
        .addRows([
          ['Activités de mars'],
          ['source_id', 'Type', 'date', 'DUREE', 'type_lieu', 'lieu_code_insee'],
          ['a', 'individuel', new Date('2026-03-14T00:00:00Z'), 90, 'autre', '62041'],
          ['b', 'individuel', '14/03/2026', 'une heure', 'autre', '62041'],
          ['a', 'individuel', '2026-03-14', 90, 'autre', '62041'],
        ]);
      const told = await check(
        '/v1/activites/validations',
        Buffer.from(await workbook.xlsx.writeBuffer()),
        XLSX,
      );
      expect(told).toMatchObject({ lignes: 3, acceptees: 1, refusees: 2 });
      expect(found(told)).toEqual([
        '1 remarque activities.above_header',
        '4 DUREE faute activities.wrong_type',
        '4 date faute activities.wrong_form',
        '5 source_id faute activities.repeated_in_batch',
      ]);
      const json = await check(
        '/v1/activites/validations',
        JSON.stringify([activity('a'), activity('b', { duree: 0 }), 7]),
        'application/json',
      );
      expect(found(json)).toEqual([
        '2 duree faute activities.out_of_range',
        '3 faute activities.wrong_type',
      ]);
    });

    it('keep nothing, name nobody, and ask for a key', async () => {
      const item = activity('validations-rien', {
        mediateur_ref: 'Mme Canari',
        beneficiaires: { total: 1, refs: ['canari'] },
      });
      const body = JSON.stringify([item]);
      const admin = stage.admin;
      const own = await stage.as('validations-rien', 'partenaire');
      await own.send('/v1/activites/validations', body, 'application/json');
      await own.send('/v1/lieux/validations', csvOf([place('validations-rien')]), 'text/csv');
      expect(await admin.walk('/v1/activites?source=validations-rien')).toEqual([]);
      expect(await admin.walk('/v1/lieux?source_id=validations-rien')).toEqual([]);
      const stranger = new Person(reader.base);
      const refused = await stranger.send('/v1/lieux/validations', 'id\n', 'text/csv');
      expect(refused.status).toBe(401);
      // What it does not let in by the other door.
      expect((await reader.send('/v1/lieux/imports', 'id\n', 'text/csv')).status).toBe(403);
    });

    it('say why a file cannot be read at all, and refuse what is no file of its kind', async () => {
      expect(found(await places('id,nom\n1,2\n'))).toContain('1 pivot faute actors.missing_column');
      expect(await places('')).toMatchObject({ lignes: 0, fautes: 1 });
      const odd = await reader.send('/v1/lieux/validations', '<a/>', 'text/html');
      expect(odd.status).toBe(415);
      const none = await reader.send('/v1/activites/validations', 'rien', 'application/json');
      expectProblem(none, 400, 'activities.no_batch');
    });

    it('make a page to hand to whoever made the file', async () => {
      const file = csvOf([place('l-1'), place('l-2', { nom: '', services: '<b>Jardin</b>' })]);
      const page = await reader.send('/v1/lieux/validations', file, 'text/csv', {
        accept: 'text/html',
      });
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(page.headers.get('content-language')).toBe('fr');
      expect(page.text).toContain('2 lignes lues : 1 serait prise, 1 serait refusée.');
      expect(page.text).toContain('Schéma du standard national (v1.0.2)');
      expect(page.text).toContain('&lt;b>Jardin');
      expect(page.text).not.toContain('<script');
      const english = await reader.send('/v1/lieux/validations?lang=en', file, 'text/csv', {
        accept: 'text/html',
      });
      expect(english.text).toContain('2 lines read');
    });
  });
}
