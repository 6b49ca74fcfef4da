import type { Remark } from '@maillage/kernel';
import { type ReadActivity, readActivity } from './read-activity.js';

const LIEU = '01900000-0000-7000-8000-000000000001';
const around = { now: new Date('2026-06-15T12:00:00Z'), places: new Map([[LIEU, '62041']]) };

/** The example of the contract (api.md §4.2), on a known place. */
const example = {
  source_id: '2026-000123',
  type: 'collectif',
  date: '2026-03-14',
  duree: 90,
  type_lieu: 'lieu_activite',
  lieu_id: LIEU,
  lieu_code_insee: '62041',
  mediateur_ref: 'med-17',
  structure_siret: '26620001200013',
  thematiques: ['email', 'securite_numerique'],
  materiel: ['ordinateur'],
  autonomie: 'partiellement_autonome',
  oriente_vers_structure: false,
  titre_atelier: 'Prévenir les arnaques',
  niveau_atelier: 'debutant',
  tags: ['été'],
  beneficiaires: {
    total: 6,
    genres: { feminin: 4, masculin: 2 },
    tranches_age: { soixante_dix_plus: 5, non_communique: 1 },
    statuts: { retraite: 5, non_communique: 1 },
    refs: ['p-88', 'p-91'],
  },
};
const individual = {
  source_id: '1',
  type: 'individuel',
  date: '2026-06-15',
  duree: 30,
  type_lieu: 'domicile',
  lieu_code_insee: '62041',
};

const faultsOf = (reading: ReadActivity): string[] =>
  'faults' in reading
    ? reading.faults.map((fault) => `${fault.pointer} ${fault.code.split('.')[1]}`).sort()
    : [];

const told = (remarks: readonly Remark[]): string[] =>
  remarks.map(({ pointer, code }) => `${pointer} ${code.split('.')[1]}`);

describe('readActivity', () => {
  it('reads the example of the contract, completing counts', () => {
    const reading = readActivity(example, around);
    expect(reading).toMatchObject({
      sourceId: '2026-000123',
      // The example's SIRET is no real one.
      remarks: [{ pointer: '/structure_siret', code: 'activities.siret_checksum' }],
      activity: {
        lieu_code_insee: '62041',
        beneficiaires: {
          total: 6,
          genres: { feminin: 4, masculin: 2, non_communique: 0 },
          statuts: { retraite: 5, non_communique: 1, en_emploi: 0 },
          refs: ['p-88', 'p-91'],
        },
      },
    });
  });

  it('keeps free text to the last character, and says which code was read otherwise than written', () => {
    const text = ' 3 \u212a  e\u0301\u3164\u00a0';
    const sent = { source_id: text, titre_atelier: text, lieu_commune: text, tags: [text] };
    const autonomie = 'partiellement_autonome ';
    const reading = readActivity(
      { ...example, ...sent, structure_siret: undefined, autonomie },
      around,
    );
    const { source_id: _, ...kept } = sent;
    expect(reading).toMatchObject({
      sourceId: '3 \u212a  e\u0301\u3164'.normalize('NFC'),
      activity: { ...kept, autonomie: autonomie.trim() },
      remarks: [
        { pointer: '/source_id', code: 'activities.blanks_around_value' },
        { pointer: '/lieu_commune', code: 'activities.commune_mismatch' },
        { pointer: '/autonomie', code: 'activities.respelled' },
      ],
    });
  });

  it.each<[string, Record<string, unknown>, string, string[]]>([
    ['a day', {}, '2026-06-15', []],
    ['a time', { date: '2026-06-15T23:30:00' }, '2026-06-15', ['/date time_left_out']],
    ['a blank before it', { date: '2026-06-15 23:30' }, '2026-06-15', ['/date time_left_out']],
    ['an instant', { date: '2026-06-14T22:30:00Z' }, '2026-06-15', ['/date day_of_instant']],
    [
      'an instant in Nouméa',
      { date: '2026-06-14T22:30:00Z', lieu_code_insee: '98818' },
      '2026-06-15',
      ['/date day_of_instant'],
    ],
    [
      'an instant in Cayenne',
      { date: '2026-06-15T02:30:00Z', lieu_code_insee: '97302' },
      '2026-06-14',
      ['/date day_of_instant'],
    ],
  ])('reads the day of %s by the clock of the commune', (_, change, date, remarks) => {
    const reading = readActivity({ ...individual, ...change }, around);
    expect(reading).toMatchObject({ activity: { date } });
    expect('remarks' in reading ? told(reading.remarks) : []).toEqual(remarks);
  });

  it('judges what is yet to come by the clock of the commune', () => {
    const late = { ...around, now: new Date('2026-11-25T18:00:00Z') };
    const on = (date: string, lieu_code_insee: string): string[] =>
      faultsOf(readActivity({ ...individual, date, lieu_code_insee }, late));
    expect(on('2026-11-26', '98818')).toEqual([]);
    expect(on('2026-11-26', '62041')).toEqual(['/date future']);
    expect(on('2026-11-27', '98818')).toEqual(['/date future']);
  });

  it.each<[string, string, string[]]>([
    ['266 200 013 00016', '26620001300016', ['/structure_siret blanks_in_number']],
    ['4412398200017', '04412398200017', ['/structure_siret lost_zero']],
    ['26620001300017', '26620001300017', ['/structure_siret siret_checksum']],
    ['11122233344455', '11122233344455', ['/structure_siret siren_checksum']],
    ['35600000009075', '35600000009075', []],
  ])('reads the structure %s as the directory does', (structure_siret, siret, remarks) => {
    const reading = readActivity({ ...individual, structure_siret }, around);
    expect(reading).toMatchObject({ activity: { structure_siret: siret } });
    expect('remarks' in reading ? told(reading.remarks) : []).toEqual(remarks);
  });

  it('takes no organisation for one of its establishments', () => {
    expect(faultsOf(readActivity({ ...individual, structure_siret: '266200013' }, around))).toEqual(
      ['/structure_siret wrong_form'],
    );
  });

  it('reads an id without the blanks around it', () => {
    for (const source_id of ['1 ', '\u00a01', '\t1\n'])
      expect(readActivity({ ...individual, source_id }, around)).toMatchObject({
        sourceId: '1',
        remarks: [{ pointer: '/source_id', code: 'activities.blanks_around_value' }],
      });
    const people = { total: 2, refs: ['p-1', ' p-1'] };
    expect(
      faultsOf(
        readActivity({ ...example, structure_siret: undefined, beneficiaires: people }, around),
      ),
    ).toEqual(['/beneficiaires/refs/1 repeated']);
  });

  it('counts one unknown person where an individual activity says nothing', () => {
    expect(readActivity(individual, around)).toMatchObject({
      activity: {
        beneficiaires: { total: 1, genres: { non_communique: 1 }, statuts: { non_communique: 1 } },
      },
    });
  });

  it('adds what is left out to non_communique, also when some is given', () => {
    const reading = readActivity(
      { ...example, beneficiaires: { total: 6, genres: { feminin: 2, non_communique: 1 } } },
      around,
    );
    expect(reading).toMatchObject({
      activity: { beneficiaires: { genres: { feminin: 2, masculin: 0, non_communique: 4 } } },
    });
  });

  it('takes null for absent', () => {
    expect(
      readActivity({ ...individual, titre_atelier: null, tags: null, beneficiaires: null }, around),
    ).toHaveProperty('activity');
  });

  it('maps a former commune and an arrondissement, and says so', () => {
    for (const [code, present] of [
      ['75101', '75056'],
      ['02311', '02589'],
    ] as const) {
      expect(readActivity({ ...individual, lieu_code_insee: code }, around)).toMatchObject({
        activity: { lieu_code_insee: present },
        remarks: [{ pointer: '/lieu_code_insee', code: 'activities.commune_mapped' }],
      });
    }
  });

  it('finds the commune by place alone, or by postal code and name', () => {
    const { lieu_code_insee: _, ...withoutCode } = example;
    expect(readActivity(withoutCode, around)).toMatchObject({
      activity: { lieu_code_insee: '62041' },
    });
    const { lieu_code_insee: __, ...nowhere } = individual;
    for (const [written, commune, remark] of [
      [{ lieu_code_postal: '62500', lieu_commune: 'SAINT OMER' }, '62765', 'commune_from_name'],
      [{ lieu_code_postal: '10450' }, '10060', 'commune_from_postal_code'],
    ] as const) {
      expect(readActivity({ ...nowhere, ...written }, around)).toMatchObject({
        activity: { lieu_code_insee: commune, ...written },
        remarks: [{ pointer: '/lieu_code_insee', code: `activities.${remark}` }],
      });
    }
  });

  it('counts by the code where the name is another, and says so', () => {
    expect(readActivity({ ...individual, lieu_commune: 'Lens' }, around)).toMatchObject({
      activity: { lieu_code_insee: '62041', lieu_commune: 'Lens' },
      remarks: [{ pointer: '/lieu_commune', code: 'activities.commune_mismatch' }],
    });
  });

  it('takes a SIRET of La Poste', () => {
    expect(
      readActivity({ ...individual, structure_siret: '35600000000010' }, around),
    ).toMatchObject({ activity: { structure_siret: '35600000000010' }, remarks: [] });
  });

  it.each<[string, object, string[]]>([
    [
      'nothing at all',
      {},
      [
        '/date required',
        '/duree required',
        '/lieu_code_insee required',
        '/source_id required',
        '/type required',
        '/type_lieu required',
      ],
    ],
    ['an unknown field', { zut: 1 }, ['/zut unknown_field']],
    ['an unknown field whose name needs escaping', { 'a/b~c': 1 }, ['/a~1b~0c unknown_field']],
    [
      'a __proto__ key',
      JSON.parse('{"__proto__": {"role": "administrateur"}}') as object,
      ['/__proto__ unknown_field'],
    ],
    [
      'a number where text belongs',
      { titre_atelier: undefined, mediateur_ref: 17 },
      ['/mediateur_ref wrong_type'],
    ],
    ['text where a number belongs', { duree: '90' }, ['/duree wrong_type']],
    ['a list where an object belongs', { beneficiaires: [] }, ['/beneficiaires wrong_type']],
    [
      'an unknown value',
      { type_lieu: 'bureau', thematiques: ['email', 'jardinage'] },
      ['/thematiques/1 unknown_value', '/type_lieu unknown_value'],
    ],
    ['a value twice', { thematiques: ['email', 'email'] }, ['/thematiques/1 repeated']],
    ['a day in the future', { date: '2026-06-16' }, ['/date future']],
    ['a 30 February', { date: '2026-02-30' }, ['/date no_such_day']],
    ['a day in French order', { date: '14/03/2026' }, ['/date wrong_form']],
    ['a year of another century', { date: '1026-03-14' }, ['/date too_old']],
    ['no duration', { duree: 0 }, ['/duree out_of_range']],
    ['half a minute', { duree: 1.5 }, ['/duree out_of_range']],
    [
      'an unknown commune',
      { lieu_id: undefined, lieu_code_insee: '62999' },
      ['/lieu_code_insee unknown_commune'],
    ],
    [
      'a commune that was split',
      { lieu_id: undefined, lieu_code_insee: '60606' },
      ['/lieu_code_insee ambiguous_commune'],
    ],
    [
      'a postal code that several communes have',
      { lieu_id: undefined, lieu_code_insee: undefined, lieu_code_postal: '62500' },
      ['/lieu_code_insee ambiguous_commune'],
    ],
    [
      'a postal code and a name from elsewhere',
      {
        lieu_id: undefined,
        lieu_code_insee: undefined,
        lieu_code_postal: '62000',
        lieu_commune: 'Lens',
      },
      ['/lieu_code_insee unknown_commune'],
    ],
    [
      'the name of a commune alone',
      { lieu_id: undefined, lieu_code_insee: undefined, lieu_commune: 'Arras' },
      ['/lieu_code_insee required'],
    ],
    [
      'a place and a commune that disagree',
      { lieu_code_insee: '62193' },
      ['/lieu_code_insee contradiction'],
    ],
    [
      'an unknown place',
      { lieu_id: '01900000-0000-7000-8000-00000000ffff' },
      ['/lieu_id unknown_place'],
    ],
    ['a place for remote help', { type_lieu: 'a_distance' }, ['/lieu_id contradiction']],
    ['a NUL byte', { titre_atelier: 'a\u0000b' }, ['/titre_atelier control_character']],
    ['half a surrogate pair', { titre_atelier: 'a\ud800b' }, ['/titre_atelier control_character']],
    ['blank text', { source_id: '  ' }, ['/source_id empty']],
    ['text too long', { source_id: 'x'.repeat(201) }, ['/source_id too_long']],
    ['a SIRET of 13 digits', { structure_siret: '2662000120001' }, ['/structure_siret wrong_form']],
    [
      'an administrative theme alone',
      { thematiques: ['logement'] },
      ['/thematiques contradiction'],
    ],
    [
      'details of a procedure without one',
      { precisions_demarche: 'CAF' },
      ['/precisions_demarche contradiction'],
    ],
    ['equipment and none', { materiel: ['aucun', 'tablette'] }, ['/materiel contradiction']],
    [
      'a referral that was not made',
      { structure_de_redirection: 'administration' },
      ['/structure_de_redirection contradiction'],
    ],
    ['a workshop without people', { beneficiaires: undefined }, ['/beneficiaires required']],
    ['a workshop without total', { beneficiaires: {} }, ['/beneficiaires/total required']],
    [
      'sub-totals above the total',
      {
        beneficiaires: { total: 2, genres: { feminin: 2, masculin: 1 }, statuts: { retraite: 3 } },
      },
      ['/beneficiaires/genres above_total', '/beneficiaires/statuts above_total'],
    ],
    [
      'more known people than participations',
      { beneficiaires: { total: 1, refs: ['a', 'b'] } },
      ['/beneficiaires/refs above_total'],
    ],
    [
      'a negative count',
      { beneficiaires: { total: 2, genres: { feminin: -1 } } },
      ['/beneficiaires/genres/feminin out_of_range'],
    ],
    [
      'an unknown bracket',
      { beneficiaires: { total: 2, tranches_age: { vieux: 1 } } },
      ['/beneficiaires/tranches_age/vieux unknown_field'],
    ],
  ])('names every fault of %s', (name, change, expected) => {
    const item = name === 'nothing at all' ? {} : { ...example, ...change };
    if (Object.hasOwn(change, '__proto__'))
      Object.defineProperty(item, '__proto__', { value: {}, enumerable: true });
    expect(faultsOf(readActivity(item, around))).toEqual(expected);
  });

  it('refuses what describes a workshop on an individual activity, and more than one person', () => {
    const item = {
      ...individual,
      titre_atelier: 'x',
      niveau_atelier: 'debutant',
      beneficiaires: { total: 2 },
    };
    expect(faultsOf(readActivity(item, around))).toEqual([
      '/beneficiaires/total contradiction',
      '/niveau_atelier contradiction',
      '/titre_atelier contradiction',
    ]);
  });

  it.each([null, 3, 'x', [], true])('refuses %p as an item', (item) => {
    expect(faultsOf(readActivity(item, around))).toEqual([' wrong_type']);
  });

  it('never quotes more of a value than a message should hold', () => {
    const reading = readActivity({ ...example, type_lieu: `x${'y'.repeat(5000)}\u0007` }, around);
    expect('faults' in reading && reading.faults[0]?.detail.fr.length).toBeLessThan(250);
  });
});
