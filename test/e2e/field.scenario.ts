import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Outcome, push } from '../kit/activity.js';
import { imported, type ImportOutcome, placeChanges, told } from '../kit/place.js';
import type { Stage } from '../kit/stage.js';

const FIELD = join(process.env['REAL_DATA_DIR'] ?? '../shared/data', 'field');
const withFiles = existsSync(FIELD) ? describe : describe.skip;

type Row = Readonly<Record<string, unknown>>;

/** What people really send, one fault a file, and the one right answer to each. */
export const scenario = (stage: Stage): void => {
  withFiles('small files from the field', () => {
    const places = async (name: string): Promise<{ outcome: ImportOutcome; kept: Row[] }> => {
      const source = `terrain-${name.slice(0, 3)}`;
      const partner = await stage.as(source, 'partenaire');
      const outcome = await imported(partner, readFileSync(join(FIELD, name)));
      const kept = (await partner.walk(`/v1/lieux?source=${source}`)) as unknown as Row[];
      const idOf = (row: Row): string => (row['identifiants'] as { id: string }[])[0]?.id ?? '';
      return { outcome, kept: kept.sort((a, b) => (idOf(a) < idOf(b) ? -1 : 1)) };
    };
    const ledger = async (name: string): Promise<Outcome> => {
      const partner = await stage.as(`terrain-${name.slice(0, 3)}`, 'partenaire');
      return push(partner, JSON.parse(readFileSync(join(FIELD, name), 'utf8')) as unknown[]);
    };
    const valuesOf = (rows: readonly Row[], ...fields: string[]): unknown[][] =>
      rows.map((row) => fields.map((field) => row[field] ?? null));
    const remarksOf = ({ items }: Outcome): string[] =>
      items.flatMap(({ index, remarques = [] }) =>
        remarques.map(({ pointeur, code }) => `${index} ${pointeur} ${code.replace(/^\w+\./, '')}`),
      );

    it('f01: zeros that a spreadsheet took', async () => {
      const { outcome, kept } = await places('f01-zero-perdu.csv');
      expect(told(outcome.rejets)).toEqual(['4 code_insee contradiction']);
      expect(told(outcome.remarques)).toEqual([
        '2 code_insee lost_zero',
        '2 code_postal lost_zero',
        '3 code_postal lost_zero',
      ]);
      expect(valuesOf(kept, 'code_insee', 'code_postal')).toEqual([
        ['01065', '01310'],
        ['01065', '01310'],
      ]);
    });

    it('f03 and f06: numbers of structures', async () => {
      const short = await places('f03-siret-ampute.csv');
      expect(told(short.outcome.remarques)).toEqual([
        '2 pivot lost_zero',
        '3 pivot siren_for_siret',
      ]);
      expect(valuesOf(short.kept, 'pivot')).toEqual([
        ['04412398200017'],
        ['266200013'],
        ['W621000123'],
      ]);
      const impossible = await places('f06-siren-impossible.csv');
      expect([impossible.outcome.crees, told(impossible.outcome.remarques)]).toEqual([
        4,
        ['2 pivot siren_checksum'],
      ]);
    });

    it('f10: names from before', async () => {
      const { outcome, kept } = await places('f10-ancien-nom.csv');
      expect(outcome).toMatchObject({ crees: 3, rejetes: 0 });
      expect(told(outcome.remarques)).toEqual(
        [2, 3, 4].map((line) => `${line} code_insee commune_from_name`),
      );
      expect(valuesOf(kept, 'code_insee')).toEqual([['44003'], ['44003'], ['63255']]);
      const found = await stage.stranger.get<{ data: { ref: string }[] }>(
        '/v1/territoires?q=la faute-sur-mer',
      );
      expect(found.body.data.map(({ ref }) => ref)).toContain('commune-85001');
    });

    it('f12: a commune associée, an arrondissement, a CEDEX, alike in the directory and in the ledger', async () => {
      const { outcome, kept } = await places('f12-lieux.csv');
      expect([outcome.crees, outcome.remarques.length]).toEqual([3, 3]);
      expect(kept.map(({ territoires }) => (territoires as { commune: string }).commune)).toEqual([
        'commune-76217',
        'commune-13055',
        'commune-76217',
      ]);
      const sent = await ledger('f12-activites.json');
      expect(sent).toMatchObject({ crees: 3 });
      expect(remarksOf(sent)).toEqual(
        [0, 1, 2].map((index) => `${index} /lieu_code_insee commune_from_name`),
      );
    });

    it('f14: the labels of La Poste', async () => {
      const { outcome, kept } = await places('f14-libelle-acheminement.csv');
      expect(told(outcome.rejets)).toEqual(['4 code_insee contradiction']);
      expect(outcome.remarques).toHaveLength(2);
      expect(valuesOf(kept, 'code_insee')).toEqual([['75112'], ['13203']]);
    });

    it('f17: references of communes that are no more', async () => {
      const partner = await stage.as('terrain-f17', 'partenaire');
      const references = JSON.parse(
        readFileSync(join(FIELD, 'f17-references.json'), 'utf8'),
      ) as readonly { reference: string; aujourd_hui: readonly string[] }[];
      // Split between two neighbours in 1968: both are named.
      const all = [
        ...references,
        { reference: 'commune-08227', aujourd_hui: ['commune-08203', 'commune-08454'] },
      ];
      for (const { reference, aujourd_hui } of all) {
        const page = await fetch(`${stage.base}/v1/territoires/${reference}`, {
          redirect: 'manual',
        });
        const [heir, ...others] = aujourd_hui;
        const isOne = heir !== undefined && others.length === 0;
        expect([reference, page.status, page.headers.get('location')]).toEqual([
          reference,
          isOne ? 308 : 404,
          isOne ? `/v1/territoires/${heir}` : null,
        ]);
        for (const address of [
          `/v1/lieux?territoire=${reference}`,
          `/v1/activites?territoire=${reference}`,
          `/v1/structures?territoire=${reference}`,
          `/v1/rapports/${reference}?du=2026-01-01&au=2026-03-31`,
          ...(isOne ? [] : [`/v1/territoires/${reference}`]),
        ]) {
          const { status, body } = await partner.get<{ aujourd_hui?: string[] }>(address);
          expect([400, 404]).toContain(status);
          expect([address, body.aujourd_hui ?? []]).toEqual([address, aujourd_hui]);
        }
      }
    });

    it('f19: arrondissements', async () => {
      const { kept } = await places('f19-arrondissements.csv');
      expect(kept).toHaveLength(3);
      const partner = await stage.as('terrain-f19', 'partenaire');
      const within = async (territory: string): Promise<unknown[]> =>
        (await partner.walk(`/v1/lieux?source=terrain-f19&territoire=${territory}`)).map(
          ({ code_insee }) => code_insee,
        );
      expect(await within('commune-13201')).toEqual(['13201']);
      expect(await within('commune-13055')).toEqual(['13201', '13203', '13055']);
      for (const address of [
        '/v1/activites?territoire=commune-13201',
        '/v1/rapports/commune-13201?du=2026-01-01&au=2026-03-31',
      ])
        expect((await partner.get<{ aujourd_hui: string[] }>(address)).body.aujourd_hui).toEqual([
          'commune-13055',
        ]);
    });

    it('f26: points that are swapped, or far from their commune', async () => {
      const { outcome, kept } = await places('f26-coordonnees.csv');
      expect(outcome).toMatchObject({ crees: 4 });
      expect(told(outcome.remarques)).toEqual(['2 latitude swapped_point', '3 latitude far_point']);
      expect(valuesOf(kept, 'latitude', 'position_a_confirmer')).toEqual([
        [2.777, 'inversee'],
        [48.39, 'eloignee'],
        [50.291, null],
        [50.3, null],
      ]);
      const partner = await stage.as('terrain-f26', 'partenaire');
      const near = async (point: string): Promise<number> =>
        (await partner.walk(`/v1/lieux?source=terrain-f26&pres_de=${point}`)).length;
      const mapped = async (): Promise<number> => {
        const { features } = JSON.parse(
          (await partner.get('/v1/lieux?source=terrain-f26&format=geojson')).text,
        ) as { features: { geometry: unknown }[] };
        return features.filter(({ geometry }) => geometry !== null).length;
      };
      expect([await near('2.777,50.291'), await near('48.39,-4.486'), await mapped()]).toEqual([
        0, 0, 2,
      ]);
      const confirm = (latitude: number): Promise<{ status: number }> =>
        partner.post(`/v1/lieux/${String(kept[1]?.['id'])}/position/confirmation`, {
          latitude,
          longitude: -4.486,
        });
      expect((await confirm(48.4)).status).toBe(409);
      expect((await confirm(48.39)).status).toBe(204);
      expect([await near('48.39,-4.486'), await mapped()]).toEqual([1, 3]);
      // What it was before is told as it was.
      const address = `/v1/lieux/${String(kept[1]?.['id'])}`;
      const { modification } = await partner.read(address as '/v1/lieux/{id}');
      const at = async (instant: unknown): Promise<unknown> =>
        (await partner.get<Row>(`${address}?au_titre_du=${String(instant)}`)).body[
          'position_a_confirmer'
        ];
      expect([await at(kept[1]?.['modification']), await at(modification)]).toEqual([
        'eloignee',
        undefined,
      ]);
      // The same point sent again stays confirmed.
      await places('f26-coordonnees.csv');
      expect(await near('48.39,-4.486')).toBe(1);
    });

    it('f28: telephone numbers', async () => {
      const { outcome, kept } = await places('f28-telephones.csv');
      expect(outcome).toMatchObject({ crees: 5 });
      expect(told(outcome.remarques)).toEqual([
        ...[2, 3, 4, 5].map((line) => `${line} telephone phone_completed`),
        '6 telephone invalid_phone',
      ]);
      expect(valuesOf(kept, 'telephone')).toEqual([
        ['+33321000000'],
        ['+262639000000'],
        ['+33321000000'],
        ['+33321000000'],
        [null],
      ]);
    });

    it('f31: a longitude of a few centimetres', async () => {
      await places('f31-longitude-minuscule.csv');
      const partner = await stage.as('terrain-f31', 'partenaire');
      const csv = (await partner.get('/v1/lieux?source=terrain-f31&format=csv')).text;
      expect(csv).toContain(',-0.0000004,');
      expect(csv).toContain(',-4.486,');
    });

    it('f32: a file that a spreadsheet has saved', async () => {
      const { outcome } = await places('f32-enregistre-par-un-tableur.csv');
      expect(told(outcome.rejets)).toEqual([
        '2 pivot spoilt_by_spreadsheet',
        '3 pivot spoilt_by_spreadsheet',
      ]);
      expect(outcome.rejets[0]?.detail).toContain('enregistré par un tableur');
    });

    it('f38: opening hours of other kinds', async () => {
      const { outcome, kept } = await places('f38-horaires.csv');
      expect(outcome).toMatchObject({ crees: 3 });
      expect(told(outcome.remarques)).toEqual([
        '3 horaires unread_hours',
        '4 horaires unread_hours',
      ]);
      expect(valuesOf(kept, 'horaires').slice(1)).toEqual([
        ['Mo-Fr 08:30-12:00-13:30'],
        ['lundi 9h à 12h'],
      ]);
    });

    it('f40: a file that is whole closes what it no longer holds', async () => {
      await places('f40-fermeture-1.csv');
      const partner = await stage.as('terrain-f40', 'partenaire');
      const file = readFileSync(join(FIELD, 'f40-fermeture-2.csv'));
      const send = (query: string): Promise<{ fermetures?: Row }> =>
        imported(partner, file, `?complet=oui${query}`) as Promise<{ fermetures?: Row }>;
      const open = async (): Promise<number> =>
        (await partner.walk('/v1/lieux?source=terrain-f40')).length;

      expect((await send('&simulation=true&fermetures_max=1')).fermetures).toMatchObject({
        nombre: 1,
        etat: 'simulees',
        lieux: [{ source_id: '2', nom: 'Ferme en juin' }],
      });
      // One of two is more than a tenth.
      expect((await send('')).fermetures).toMatchObject({ nombre: 1, etat: 'a_confirmer' });
      expect(await open()).toBe(2);
      expect((await send('&fermetures_max=1')).fermetures).toMatchObject({ etat: 'faites' });
      expect(await open()).toBe(1);

      const [gone] = await partner.walk('/v1/lieux?source=terrain-f40&etat=ferme');
      const { fermeture } = await partner.read(`/v1/lieux/${gone?.id ?? ''}`);
      expect(fermeture?.date).toMatch(/^\d{4}-\d\d-\d\d$/);
      const changes = await placeChanges(partner);
      expect(changes.findLast(({ lieu }) => lieu?.id === gone?.id)?.lieu).toMatchObject({
        fermeture,
      });
      const found = await partner.walk('/v1/lieux?q=ferme en juin&source=terrain-f40');
      expect(found).toEqual([]);
      // The source has it again.
      await places('f40-fermeture-1.csv');
      expect(await open()).toBe(2);
      // Closed by hand, it stays closed whatever its source sends.
      const address = `/v1/lieux/${gone?.id ?? ''}/fermeture`;
      const closed = await partner.call('PUT', address, JSON.stringify({ motif: 'Travaux.' }), {
        'content-type': 'application/json',
      });
      expect(closed.status).toBe(204);
      const { outcome } = await places('f40-fermeture-1.csv');
      expect([outcome.crees, await open()]).toEqual([0, 1]);
      expect((await partner.delete(address)).status).toBe(204);
      expect(await open()).toBe(2);
    });

    it('f41: an old file behind a recent one', async () => {
      await places('f41-fichier-recent.csv');
      const { outcome } = await places('f41-fichier-ancien.csv');
      expect(told(outcome.remarques)).toEqual(['2 date_maj older_than_known']);
      expect(outcome.remarques[0]?.detail).toMatch(/2020-01-15.*2026-03-01/);
    });

    it('f36: the line that is for a spreadsheet', async () => {
      const { outcome } = await places('f36-ligne-sep.csv');
      expect(outcome).toMatchObject({ recus: 1, crees: 1 });
    });

    it('f43: days that are instants', async () => {
      const { outcome, kept } = await places('f43-date-avec-fuseau.csv');
      expect(valuesOf(kept, 'date_maj')).toEqual([['2026-03-02'], ['2026-03-01'], ['2026-03-01']]);
      expect(told(outcome.remarques)).toEqual([
        '2 date_maj day_of_instant',
        '4 date_maj day_of_instant',
      ]);
    });

    it('f45: a code that contradicts name and postal code', async () => {
      const sent = await ledger('f45-activites.json');
      expect(sent).toMatchObject({ crees: 2 });
      expect(remarksOf(sent)).toEqual([
        '0 /lieu_commune commune_mismatch',
        '0 /lieu_code_postal postal_code_mismatch',
      ]);
    });

    it('f53: an id with a blank behind it', async () => {
      expect(await ledger('f53-premier-lot.json')).toMatchObject({ crees: 1 });
      expect(await ledger('f53-second-lot.json')).toMatchObject({ inchanges: 1 });
    });

    it('f55: the structure of an activity', async () => {
      const sent = await ledger('f55-activites.json');
      expect(sent).toMatchObject({ crees: 4 });
      expect(remarksOf(sent)).toEqual([
        '0 /structure_siret blanks_in_number',
        '1 /structure_siret siret_checksum',
      ]);
    });
  });
};
