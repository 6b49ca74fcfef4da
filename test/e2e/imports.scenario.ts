import { random } from '@maillage/testing';
import {
  COLUMNS,
  csvOf,
  imported,
  place,
  realFile,
  realFolder,
  type Row,
  told,
} from '../kit/place.js';
import { expectProblem } from '../kit/expect-problem.js';
import type { Person } from '../kit/person.js';
import type { Stage } from '../kit/stage.js';

const TEXTS = [
  'l’été',
  'a,b;c',
  '"entre guillemets"',
  'deux\nlignes',
  '=1+1',
  '@ici',
  '-5',
  '+33 1',
  '  bords ',
  'œuf',
  '日本',
];

/** Rows that use every column, drawn from a seed. */
function generated(seed: number, size: number): Row[] {
  const { pick, chance, integer } = random(seed);
  const maybe = (column: string, value: string): object => (chance(0.7) ? { [column]: value } : {});
  return Array.from({ length: size }, (_, i) =>
    place(`g-${i}`, {
      nom: `Lieu ${i} ${pick(TEXTS).trim()}`,
      adresse: `${integer(1, 99)} rue ${pick(TEXTS).trim()}`,
      ...maybe('complement_adresse', pick(TEXTS).trim()),
      ...(chance(0.7)
        ? {
            latitude: (50 + integer(0, 9_999) / 10_000).toString(),
            longitude: (-integer(1, 29_999) / 10_000).toString(),
          }
        : {}),
      ...maybe('typologie', 'TIERS_LIEUX|ASSO'),
      ...maybe('telephone', '+33321000000'),
      ...maybe('courriels', 'a@exemple.fr|b@exemple.fr'),
      ...maybe('site_web', 'https://exemple.fr/?a=1;b=2|https://exemple.org'),
      ...maybe('horaires', 'Mo-Fr 09:00-12:00,14:00-18:30; Sa 08:30-12:00'),
      ...maybe('presentation_resume', pick(TEXTS).trim()),
      ...maybe('presentation_detail', `${pick(TEXTS)} et ${pick(TEXTS)}`.trim()),
      ...maybe('source', 'Hubik'),
      ...maybe('structure_parente', pick(TEXTS).trim()),
      ...maybe(
        'services',
        'Aide aux démarches administratives|Accès internet et matériel informatique',
      ),
      ...maybe('frais_a_charge', 'Gratuit|Payant'),
      ...maybe('autres_formations_labels', 'Label du coin|Autre label'),
      ...maybe('prise_rdv', 'https://exemple.fr/rdv'),
    }),
  );
}

/** Files of places, in every form the standard has. */
export function scenario(stage: Stage): void {
  describe('imports', () => {
    const rows = generated(62, 40);
    const lists = new Set(['typologie', 'courriels', 'services']);
    const json = (row: Row): object =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          lists.has(name) ? value.split('|') : value,
        ]),
      );

    it.each([
      ['comma', 'text/csv', csvOf(rows)],
      ['semicolon and BOM', 'text/csv; charset=utf-8', `\uFEFF${csvOf(rows, ';')}`],
      [
        'CRLF',
        'text/csv',
        csvOf(rows.map((row) => ({ ...row, nom: row.nom ?? '' }))).replaceAll(
          /(?<!deux)\n/g,
          '\r\n',
        ),
      ],
      ['JSON', 'application/json', JSON.stringify(rows.map(json))],
      ['NDJSON', 'application/x-ndjson', rows.map((row) => JSON.stringify(json(row))).join('\n')],
    ])(
      'reads the same places from %s, and finds nothing new the second time',
      async (form, type, file) => {
        const person = await stage.as('import-formes', 'partenaire');
        const isFirst = (await person.walk('/v1/lieux?source=import-formes')).length === 0;
        const outcome = await imported(person, file, '', type);
        expect([form, outcome.rejets]).toEqual([form, []]);
        expect(outcome).toMatchObject({
          recus: 40,
          crees: isFirst ? 40 : 0,
          modifies: 0,
          inchanges: isFirst ? 0 : 40,
        });
        expect(await imported(person, file, '', type)).toMatchObject({
          recus: 40,
          crees: 0,
          modifies: 0,
          inchanges: 40,
        });
      },
    );

    it('converts Latin-1 and says so', async () => {
      const person = await stage.as('import-latin1', 'partenaire');
      const outcome = await imported(
        person,
        Buffer.from(
          csvOf([place('a', { nom: 'Médiathèque François', adresse: '1 rue' })]),
          'latin1',
        ),
      );
      expect(outcome).toMatchObject({ crees: 1, encodage: 'windows-1252' });
      expect(outcome.remarques.map(({ code }) => code)).toContain('actors.encoding_converted');
      expect((await person.walk('/v1/lieux?source=import-latin1')).map(({ nom }) => nom)).toEqual([
        'Médiathèque François',
      ]);
    });

    it('names each refused line with its number, keeps the good ones, and takes the mended file', async () => {
      const person = await stage.as('import-rejets', 'partenaire');
      const file = [
        place('a'),
        place('b', { code_postal: '6200', date_maj: '2025-02-30' }),
        place('c', { nom: '' }),
        place('d', { services: 'Jardinage' }),
        place('e'),
      ];
      const outcome = await imported(person, csvOf(file));
      expect(outcome).toMatchObject({ recus: 5, crees: 2, rejetes: 3 });
      expect(told(outcome.rejets).sort()).toEqual([
        '3 code_postal invalid_postal_code',
        '3 date_maj invalid_date',
        '4 nom required',
        '5 services unknown_value',
      ]);
      expect(outcome.rejets.every(({ detail }) => detail.length > 10)).toBe(true);
      expect(
        await imported(person, csvOf(['a', 'b', 'c', 'd', 'e'].map((id) => place(id)))),
      ).toMatchObject({ crees: 3, inchanges: 2, rejetes: 0 });
    });

    it('revises a place without giving it another id', async () => {
      const person = await stage.as('import-revise', 'partenaire');
      await imported(person, csvOf([place('a')]));
      const [before] = await person.walk('/v1/lieux?source=import-revise');
      expect(await imported(person, csvOf([place('a', { nom: 'Autre nom' })]))).toMatchObject({
        modifies: 1,
      });
      const [after] = await person.walk('/v1/lieux?source=import-revise');
      expect(after).toMatchObject({
        id: before?.id,
        nom: 'Autre nom',
        version: 2,
        identifiants: [{ source: 'import-revise', id: 'a' }],
      });
    });

    it('writes nothing with simulation=true', async () => {
      const person = await stage.as('import-essai', 'partenaire');
      expect(
        await imported(person, csvOf([place('a'), place('b', { pivot: '!' })]), '?simulation=true'),
      ).toMatchObject({ simulation: true, crees: 1, rejetes: 1 });
      expect(await person.walk('/v1/lieux?source=import-essai')).toEqual([]);
    });

    it('keeps a partner to its own source, and a coordinator inside its territory', async () => {
      const partner = await stage.as('import-partenaire', 'partenaire');
      expect(
        (
          await partner.send(
            '/v1/lieux/imports?source=import-formes',
            csvOf([place('a')]),
            'text/csv',
          )
        ).status,
      ).toBe(403);
      const coordinator = await stage.as('import-62', 'coordinateur', 'departement-62');
      const outcome = await imported(
        coordinator,
        csvOf([
          place('a'),
          place('b', { code_insee: '59350', code_postal: '59000', commune: 'Lille' }),
        ]),
      );
      expect(outcome).toMatchObject({ crees: 1, rejetes: 1 });
      expect(told(outcome.rejets)).toEqual(['3 code_insee outside_territory']);
    });

    it('keeps a source to the client that bears its name, and any other to the first that wrote under it', async () => {
      const partner = await stage.as('import-proprietaire', 'partenaire', 'departement-59');
      const [one, other] = [
        await stage.as('import-coord-1', 'coordinateur', 'departement-62'),
        await stage.as('import-coord-2', 'coordinateur', 'departement-62'),
      ];
      const file = csvOf([place('a')]);
      const refused = async (by: Person, query: string, headers = {}): Promise<void> => {
        const answer = await by.send(`/v1/lieux/imports${query}`, file, 'text/csv', headers);
        expectProblem(answer, 403, 'platform.foreign_source');
      };
      for (const query of [
        '?source=import-proprietaire',
        '?source=import-proprietaire&simulation=true',
      ]) {
        await refused(one, query);
        await refused(one, query, { prefer: 'respond-async' });
        await refused(stage.admin, query);
      }
      const LILLE = { code_insee: '59350', code_postal: '59000', commune: 'Lille' };
      expect(await imported(partner, csvOf([place('a', LILLE)]))).toMatchObject({ crees: 1 });

      const free = '?source=import-commune';
      expect(await imported(other, file, `${free}&simulation=true`)).toMatchObject({ crees: 1 });
      expect(await imported(one, file, free)).toMatchObject({ crees: 1 });
      await refused(other, free);
      expect(await imported(one, file, free)).toMatchObject({ inchanges: 1 });
      const taken = await stage.admin.post('/v1/clients', {
        nom: 'x',
        source: 'import-commune',
        type: 'structure',
        roles: ['partenaire'],
        territoires: ['france'],
      });
      expectProblem(taken, 409, 'access.source_taken');
    });

    it('loses nothing from import to export to import', async () => {
      const [source, copy] = [
        await stage.as('import-tour', 'partenaire'),
        await stage.as('import-retour', 'partenaire'),
      ];
      // What looks like a formula already made harmless can only come by JSON.
      const quotes = rows.map((row, i) =>
        json(i % 4 === 0 ? { ...row, nom: `'=déjà ${i}`, adresse: "''=deux" } : row),
      );
      expect(await imported(source, JSON.stringify(quotes), '', 'application/json')).toMatchObject({
        crees: 40,
      });
      const exported = await source.get('/v1/lieux?source=import-tour&format=csv');
      expect(exported.headers.get('content-type')).toMatch(/^text\/csv/);
      expect(exported.text.split('\r\n')[0]).toBe(COLUMNS.join(','));
      expect(await imported(source, exported.text)).toMatchObject({
        recus: 40,
        inchanges: 40,
        rejetes: 0,
      });
      const spreadsheet = await source.get('/v1/lieux?source=import-tour&format=csv&tableur=oui');
      expect(spreadsheet.text.startsWith(`\uFEFF${COLUMNS.join(';')}`)).toBe(true);
      expect(spreadsheet.text).not.toMatch(/;"?[=@]/);
      expect(await imported(source, spreadsheet.text)).toMatchObject({
        recus: 40,
        inchanges: 40,
        rejetes: 0,
      });
      expect(await imported(copy, exported.text)).toMatchObject({ crees: 40, rejetes: 0 });
      const again = await copy.get('/v1/lieux?source=import-retour&format=csv');
      expect(again.text.split('\r\n').sort()).toEqual(exported.text.split('\r\n').sort());
    });

    (realFolder === undefined ? it.skip : it)(
      'takes the real files, twice without a change, and gives them back whole',
      async () => {
        const names = ['nouvelle-caledonie.csv', 'hub-lo.csv', 'france-services.csv'];
        for (const [index, name] of names.entries()) {
          const person = await stage.as(`import-reel-${index}`, 'partenaire');
          const first = await imported(person, realFile(name));
          expect(first.recus).toBe(first.crees + first.rejetes);
          expect(first.crees / first.recus).toBeGreaterThan(0.9);
          expect(await imported(person, realFile(name))).toMatchObject({
            recus: first.recus,
            crees: 0,
            modifies: 0,
            inchanges: first.crees,
          });
          // The largest is there for its size; its way back is the others' way.
          if (first.recus > 1_000) continue;
          const exported = await person.get(`/v1/lieux?source=import-reel-${index}&format=csv`);
          expect(await imported(person, exported.text)).toMatchObject({
            recus: first.crees,
            inchanges: first.crees,
            rejetes: 0,
          });
        }
      },
    );
  });
}
