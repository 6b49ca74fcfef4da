import { csvOf, imported, importFile, namesOf, place, type Row, told } from '../kit/place.js';
import { expectProblem, faultsOf } from '../kit/expect-problem.js';
import { type Stage, STREAM_LIMIT } from '../kit/stage.js';

/** One line that is wrong in one way, and what must be said of it. */
const WRONG: readonly (readonly [string, Row, readonly string[]])[] = [
  ['a NUL byte', { nom: 'a\u0000b' }, ['3 nom control_character']],
  [
    'an unknown code',
    { services: 'Aide aux démarches administratives|Jardinage' },
    ['3 services unknown_value'],
  ],
  ['a day in the future', { date_maj: '2999-01-01' }, ['3 date_maj future_date']],
  ['30 February', { date_maj: '2025-02-30' }, ['3 date_maj invalid_date']],
  ['an unknown commune', { code_insee: '62999' }, ['3 code_insee unknown_commune']],
  ['a latitude that is none', { latitude: 'nord', longitude: '2.7' }, ['3 latitude not_a_number']],
  [
    'an address that runs code',
    { prise_rdv: 'javascript:alert(1)' },
    ['3 prise_rdv forbidden_scheme'],
  ],
  [
    'several faults',
    { pivot: '!', code_postal: '62', telephone: 'oui' },
    ['3 pivot invalid_pivot', '3 code_postal invalid_postal_code'],
  ],
];

/** What is wrong with a file is named by line, and costs nothing of what is good. */
export function scenario(stage: Stage): void {
  describe('bad files', () => {
    it.each(WRONG)(
      'name %s by its line, and take the lines around it',
      async (title, change, rejects) => {
        const source = `fichier-${WRONG.findIndex(([one]) => one === title)}`;
        const person = await stage.as(source, 'partenaire');
        const outcome = await imported(
          person,
          csvOf([
            place('avant', { nom: 'Avant' }),
            place('mal', change),
            place('apres', { nom: 'Après' }),
          ]),
        );
        expect(outcome).toMatchObject({ recus: 3, crees: 2, rejetes: 1 });
        expect(told(outcome.rejets).sort()).toEqual([...rejects].sort());
        expect(await namesOf(person, `source=${source}`)).toEqual(['Après', 'Avant']);
      },
    );

    it('read a former commune as the one of today, and say so', async () => {
      const person = await stage.as('fichier-ancienne', 'partenaire');
      const outcome = await imported(
        person,
        csvOf([place('a', { code_insee: '14472', code_postal: '14170', commune: 'Ammeville' })]),
      );
      expect([outcome.crees, told(outcome.remarques)]).toEqual([
        1,
        ['2 code_insee former_commune'],
      ]);
      expect(
        await namesOf(person, 'source=fichier-ancienne&territoire=commune-14654'),
      ).toHaveLength(1);
    });

    it('refuse the second of two lines with one id, and name the first', async () => {
      const outcome = await imported(
        await stage.as('fichier-double', 'partenaire'),
        csvOf([place('a'), place('b'), place('a', { nom: 'Encore' })]),
      );
      expect(told(outcome.rejets)).toEqual(['4 id repeated_in_file']);
      expect(outcome.rejets[0]?.detail).toContain('ligne 2');
    });

    it('say that a number is no text in JSON', async () => {
      const outcome = await imported(
        await stage.as('fichier-nombre', 'partenaire'),
        JSON.stringify([place('a'), { ...place('b'), nom: 12 }]),
        '',
        'application/json',
      );
      expect(outcome).toMatchObject({
        crees: 1,
        rejetes: 1,
        rejets: [{ champ: 'nom', code: 'actors.wrong_type' }],
      });
    });

    it('name a quote that is not closed, a line that is too short, and an end that is cut off', async () => {
      const good = csvOf([place('a'), place('b')]);
      const person = await stage.as('fichier-abime', 'partenaire');
      expect(
        told(
          (await imported(person, `${good}trop,court\n${csvOf([place('c')]).split('\n')[1]}\n`))
            .rejets,
        ),
      ).toEqual(['4  column_count']);
      expect(told((await imported(person, good.slice(0, -61))).rejets)).toEqual(['3  truncated']);
      const cut = JSON.stringify([place('a'), place('z')]).slice(0, -30);
      expect(
        (await imported(person, cut, '', 'application/json')).rejets.map(({ code }) => code),
      ).toEqual(['actors.truncated']);
      expect(await namesOf(person, 'source=fichier-abime')).toHaveLength(3);
    });

    it.each([
      ['empty', '', 'text/csv', 400, 'actors.unreadable_file'],
      ['without its columns', 'nom;adresse\nx;y\n', 'text/csv', 400, 'actors.unreadable_file'],
      ['no list', '{"a":1}', 'application/json', 400, 'actors.unreadable_file'],
      ['of another type', '<lieux/>', 'application/xml', 415, 'platform.unsupported_media'],
      [
        'a spreadsheet as bytes',
        'PK\u0003\u0004',
        'application/octet-stream',
        415,
        'actors.not_a_place_file',
      ],
    ])('are refused as a whole when %s', async (_, file, type, status, code) => {
      const person = await stage.as('fichier-entier', 'partenaire');
      expectProblem(await importFile(person, file, '', type), status, code);
      expect(await namesOf(person, 'source=fichier-entier')).toEqual([]);
    });

    it('name each missing column by its pointer', async () => {
      const answer = await importFile(
        await stage.as('fichier-entier', 'partenaire'),
        'id,nom\n1,x\n',
      );
      const pointers = faultsOf(expectProblem(answer, 400, 'actors.unreadable_file'));
      expect(pointers).toEqual(
        expect.arrayContaining([
          '/pivot missing_column',
          '/adresse missing_column',
          '/date_maj missing_column',
        ]),
      );
    });

    it('over the limit are 413, and the mended file gives each place once', async () => {
      const person = await stage.as('fichier-gros', 'partenaire');
      const file = csvOf(
        Array.from({ length: 700 }, (_, i) => place(`g-${i}`, { nom: `Lieu ${i}` })),
      );
      expectProblem(
        await importFile(person, file + '\n'.repeat(STREAM_LIMIT)),
        413,
        'platform.body_too_large',
      );
      const kept = (await namesOf(person, 'source=fichier-gros')).length;
      expect(await imported(person, file)).toMatchObject({
        recus: 700,
        crees: 700 - kept,
        inchanges: kept,
        rejetes: 0,
      });
      expect(await namesOf(person, 'source=fichier-gros')).toHaveLength(700);
    });
  });
}
