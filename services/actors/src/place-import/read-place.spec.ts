import { type Fault, fieldAt } from '@maillage/kernel';
import { updatedOn } from '../place/place.js';
import { readStandardRow, type ReadRow } from './read-place.js';

const good = {
  id: 'structure-1',
  pivot: '43493312300029',
  nom: 'Anonymal',
  commune: 'Arras',
  code_postal: '62000',
  code_insee: '62041',
  adresse: '12 bis rue de Leclercq',
  date_maj: '2024-04-02',
};
const read = (change: Record<string, unknown> = {}): ReadRow =>
  readStandardRow({ ...good, ...change }, new Date('2026-06-30T12:00:00Z'));
const codes = (findings: readonly Fault[]): string[] =>
  findings.map(({ pointer, code }) => `${fieldAt(pointer)} ${code.replace('actors.', '')}`);
const faultsOf = (change: Record<string, unknown>): string[] => {
  const result = read(change);
  return 'faults' in result ? codes(result.faults) : [];
};
const accepted = (change: Record<string, unknown>): Extract<ReadRow, { place: object }> => {
  const result = read(change);
  if ('faults' in result) throw new Error(JSON.stringify(result.faults));
  return result;
};

describe('a row of the standard', () => {
  it('becomes a place without its empty fields', () => {
    const { place, commune, remarks } = accepted({
      telephone: '',
      services: ' ',
      courriels: '|',
      typologie: 'ASSO|TIERS_LIEUX',
    });
    expect(place).toEqual({ ...good, typologie: ['ASSO', 'TIERS_LIEUX'] });
    expect([commune, codes(remarks)]).toEqual(['62041', ['courriels empty_value']]);
  });

  it('names every fault at once', () => {
    expect(
      faultsOf({
        nom: '',
        code_postal: '6200',
        latitude: '95',
        longitude: 'est',
        telephone: '0321',
        typologie: 'ASSO|ZZZ',
        services: 'Jardinage|Cuisine',
        date_maj: '2026-02-30',
        presentation_resume: 'x'.repeat(281),
        adresse: 'rue\u0000',
        pivot: 'x',
        prise_rdv: 'javascript:alert(1)',
      }).sort(),
    ).toEqual([
      'adresse control_character',
      'code_postal invalid_postal_code',
      'date_maj invalid_date',
      'latitude out_of_range',
      'longitude not_a_number',
      'nom required',
      'pivot invalid_pivot',
      'presentation_resume too_long',
      'prise_rdv forbidden_scheme',
      'services unknown_value',
      'services unknown_value',
      'typologie unknown_value',
    ]);
  });

  it.each(['id', 'pivot', 'nom', 'commune', 'code_postal', 'adresse', 'date_maj'])(
    'needs %s',
    (field) => {
      expect(faultsOf({ [field]: undefined })).toEqual([`${field} required`]);
    },
  );

  it.each([
    [{ date_maj: '2026-07-01' }, 'date_maj future_date'],
    [{ date_maj: '02/04/2024' }, 'date_maj invalid_date'],
    [{ code_insee: '99999' }, 'code_insee unknown_commune'],
    [{ code_insee: '20004' }, 'code_insee invalid_insee_code'],
    [{ code_insee: '60606' }, 'code_insee ambiguous_commune'],
    [{ code_insee: '', commune: 'Lens' }, 'code_insee unknown_commune'],
    [{ nom: 12 }, 'nom wrong_type'],
    [{ code_postal: 62000 }, 'code_postal wrong_type'],
    [{ nom: { fr: 'x' } }, 'nom wrong_type'],
    [{ nom: 'a\uD800' }, 'nom control_character'],
    [{ site_web: 'java\tscript:alert(1)' }, 'site_web forbidden_scheme'],
    [{ latitude: '1e999' }, 'latitude out_of_range'],
    [{ id: 'mlg_0123456789abcdef_x' }, 'id secret_in_id'],
  ])('%j is refused: %s', (change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });

  it('shortens the value it quotes', () => {
    const result = read({ telephone: `\u0007${'9'.repeat(500)}` });
    expect('faults' in result && result.faults[0]?.value?.length).toBe(60);
  });

  it.each<[Record<string, unknown>, string, object]>([
    [{ pivot: '00000000000000' }, 'pivot unknown_pivot', {}],
    [{ pivot: '43493312300028' }, 'pivot siret_checksum', { pivot: '43493312300028' }],
    [{ date_maj: '1970-01-01' }, 'date_maj unknown_date', {}],
    [
      { formations_labels: 'Étapes numériques (La Poste)' },
      'formations_labels respelled',
      { formations_labels: ['Étapes numériques(La Poste)'] },
    ],
    [
      { code_insee: '14472', commune: 'L’Oudon', code_postal: '14170' },
      'code_insee former_commune',
      { code_insee: '14654' },
    ],
    [
      { code_insee: '60606', commune: 'PONT STE MAXENCE', code_postal: '60700' },
      'code_insee former_commune',
      { code_insee: '60509' },
    ],
    [
      { code_insee: '', commune: 'ARRAS CEDEX 9' },
      'code_insee commune_from_name',
      { code_insee: '62041' },
    ],
    [{ code_postal: '59000' }, 'code_postal postal_code_mismatch', { code_postal: '59000' }],
    [{ commune: 'Lens' }, 'commune commune_mismatch', { commune: 'Lens', code_insee: '62041' }],
    [{ site_web: 'www.anonymal.tv' }, 'site_web invalid_url', { site_web: ['www.anonymal.tv'] }],
    [{ courriels: 'abc' }, 'courriels invalid_email', { courriels: ['abc'] }],
    [{ latitude: '50,29', longitude: 2.78 }, 'latitude decimal_comma', { latitude: 50.29 }],
    [{ latitude: 50.29 }, 'longitude missing_coordinate', { latitude: 50.29 }],
    [
      { courriels: 'a@b.fr;c@d.fr' },
      'courriels semicolon_between_values',
      { courriels: ['a@b.fr', 'c@d.fr'] },
    ],
    [
      { courriels: 'a@b.fr | c@d.fr' },
      'courriels blanks_around_value',
      { courriels: ['a@b.fr', 'c@d.fr'] },
    ],
    [{ courriels: 'a@b.fr||c@d.fr' }, 'courriels empty_value', { courriels: ['a@b.fr', 'c@d.fr'] }],
    [{ courriels: 'a@b.fr|a@b.fr' }, 'courriels repeated_value', { courriels: ['a@b.fr'] }],
    [{ date_maj: '2026-01-02T10:00:00Z' }, 'date_maj time_left_out', { date_maj: '2026-01-02' }],
    [{ date_maj: '2026-03-01T23:30:00Z' }, 'date_maj day_of_instant', { date_maj: '2026-03-02' }],
    [
      { date_maj: '2026-03-02T00:30:00+02:00' },
      'date_maj day_of_instant',
      { date_maj: '2026-03-01' },
    ],
    [{ pivot: '434 933 123 00029' }, 'pivot blanks_in_number', { pivot: '43493312300029' }],
    [{ pivot: '4412398200017' }, 'pivot lost_zero', { pivot: '04412398200017' }],
    [{ pivot: '434933123' }, 'pivot siren_for_siret', { pivot: '434933123' }],
    [{ pivot: '11122233344455' }, 'pivot siren_checksum', { pivot: '11122233344455' }],
    [{ telephone: '03 21 00 00 00' }, 'telephone phone_completed', { telephone: '+33321000000' }],
    [
      { telephone: '+33 (0)3 21 00 00 00' },
      'telephone phone_completed',
      { telephone: '+33321000000' },
    ],
    [{ telephone: '0033321000000' }, 'telephone phone_completed', { telephone: '+33321000000' }],
    [
      { telephone: '+33 3.21-00 (00)00' },
      'telephone blanks_in_number',
      { telephone: '+33321000000' },
    ],
    [
      { prise_rdv: ' https://a.fr/\u00a0' },
      'prise_rdv blanks_around_value',
      { prise_rdv: 'https://a.fr/' },
    ],
    [{ code_postal: '62000\ufeff' }, 'code_postal blanks_around_value', { code_postal: '62000' }],
    [{ id: ' a\n' }, 'id blanks_around_value', { id: 'a' }],
    [{ id: 'e\u0301' }, 'id respelled', { id: '\u00e9' }],
    [
      { autres_formations_labels: ['a|b', 'c'] },
      'autres_formations_labels separator_in_value',
      { autres_formations_labels: ['a', 'b', 'c'] },
    ],
    [{ latitude: 0, longitude: '0' }, 'latitude null_island', { latitude: 0, longitude: 0 }],
    [{ nom: 'M\uFFFDdiathèque' }, 'nom damaged_text', {}],
  ])('%j comes in with the remark %s', (change, remark, kept) => {
    const { place, remarks } = accepted(change);
    expect(codes(remarks)).toEqual([remark]);
    expect(place).toMatchObject(kept);
  });

  it.each(['à l’accueil', '+33 12', '3949', '+32 2 555 12 12', '03 21 00 00 00 / 06 00 00 00 00'])(
    'costs the number and not the place: %s',
    (telephone) => {
      const { place, remarks } = accepted({ telephone });
      expect([place.telephone, codes(remarks)]).toEqual([undefined, ['telephone invalid_phone']]);
    },
  );

  it('reads a number as it is written where the place is', () => {
    const MAYOTTE = { code_insee: '97611', code_postal: '97600', commune: 'Mamoudzou' };
    expect(accepted({ ...MAYOTTE, telephone: '0639 00 00 00' }).place.telephone).toBe(
      '+262639000000',
    );
  });

  it('takes nine digits in New Caledonia for a RIDET', () => {
    const NOUMEA = { code_insee: '98818', code_postal: '98800', commune: 'Nouméa' };
    expect(accepted({ ...NOUMEA, pivot: '123456789' }).remarks).toEqual([]);
  });

  it('keeps an arrondissement and counts it in its commune', () => {
    const { place, commune, remarks } = accepted({
      code_insee: '75112',
      code_postal: '75012',
      commune: 'Paris 12e Arrondissement',
    });
    expect([place.code_insee, commune, remarks]).toEqual(['75112', '75056', []]);
  });

  it('reads lists with either separator and from JSON, each value once', () => {
    const list = ['Se présenter', 'Téléphoner'];
    for (const written of [
      'Se présenter|Téléphoner',
      'Se présenter; Téléphoner',
      [...list, 'Se présenter'],
      'Se présenter|Téléphoner|',
    ]) {
      expect(accepted({ modalites_acces: written }).place.modalites_acces).toEqual(list);
    }
    const urls = ['https://a.fr/?x=1;2', 'https://b.fr/'];
    expect(accepted({ site_web: urls.join(';') }).place.site_web).toEqual(urls);
  });

  it.each([
    'Médiathèque'.normalize('NFD'),
    '3 \u212a', // the Kelvin sign, which NFC makes a K
    '\u3164a\u115f\u1160',
    '\u1100\u1161',
    '  deux  blancs\u00a0\u2028',
    '\ufeffa\r\nb\t',
    'a\u200b\u0300',
    '\u2019x\u02bc',
  ])('keeps free text to the last character: %j', (text) => {
    const change = {
      nom: text,
      adresse: text,
      complement_adresse: text,
      horaires: text,
      presentation_resume: text,
      presentation_detail: text,
      source: text,
      structure_parente: text,
    };
    const { place, remarks } = accepted(change);
    expect([place, remarks]).toMatchObject([change, [{ code: 'actors.unread_hours' }]]);
    expect(accepted({ autres_formations_labels: [`a${text}b`] }).place).toMatchObject({
      autres_formations_labels: [`a${text}b`],
    });
  });

  it('reads a written phone and an instant, and knows an unknown date', () => {
    const { place } = accepted({
      telephone: '+33 3.21-00 00 00',
      date_maj: '2024-04-02T10:00:00.000Z',
    });
    expect([place.telephone, place.date_maj, updatedOn(place)]).toEqual([
      '+33321000000',
      '2024-04-02',
      '2024-04-02',
    ]);
    expect(updatedOn({ ...place, date_maj: '1970-01-01' })).toBeUndefined();
  });
});
