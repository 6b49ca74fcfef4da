import { readFileSync } from 'node:fs';
import { create, fromBinary } from '@bufbuild/protobuf';
import { ActivityFactsSchema, LedgerExtendedSchema } from '@maillage/contracts';
import { ancestryOf } from './ancestry.js';
import { measuresBy, UNSTATED_CODES } from './event-codes.js';
import { type Increment, incrementsOf } from './increments.js';
import { MARGINALS, MEASURES } from './measures.js';

/** What is counted by each measure; zeros are left out. */
const named = (measures: readonly number[] = []): Record<string, number> =>
  Object.fromEntries(
    MEASURES.map((name, index) => [name, measures[index] ?? NaN] as const).filter(
      ([, sum]) => sum !== 0,
    ),
  );
const read = (codes: object, lists: object): Record<string, number> =>
  named(
    measuresBy(create(LedgerExtendedSchema, codes))(
      create(ActivityFactsSchema, { minutes: 30, participants: 3, ...OLD_LISTS, ...lists }),
    ),
  );

const OLD_LISTS = { genders: [2, 1, 0], ages: [0, 0, 0, 0, 0, 0, 3, 0], statuses: [0, 0, 0, 3, 0] };
const OLD = {
  activities: 1,
  minutes: 30,
  participants: 3,
  genre_masculin: 2,
  genre_feminin: 1,
  age_soixante_dix_plus: 3,
  statut_retraite: 3,
};

describe('events that state no codes', () => {
  // They stand in journals and streams: this is written out, for no list of today may decide what they say.
  it('are counted in the order of v1, for ever', () => {
    expect(UNSTATED_CODES).toEqual({
      genders: ['masculin', 'feminin', 'non_communique'],
      ages: [
        'moins_de_douze',
        'douze_dix_huit',
        'dix_huit_vingt_quatre',
        'vingt_cinq_trente_neuf',
        'quarante_cinquante_neuf',
        'soixante_soixante_neuf',
        'soixante_dix_plus',
        'non_communique',
      ],
      statuses: ['scolarise', 'sans_emploi', 'en_emploi', 'retraite', 'non_communique'],
    });
    expect(read({}, {})).toEqual(OLD);
  });

  it('find each of their codes among the measures', () => {
    const { genders, ages, statuses } = UNSTATED_CODES;
    expect(MEASURES).toEqual(
      expect.arrayContaining([
        ...genders.map((code) => MARGINALS.genre + code),
        ...ages.map((code) => MARGINALS.tranche_age + code),
        ...statuses.map((code) => MARGINALS.statut + code),
      ]),
    );
  });
});

describe('events that state their codes', () => {
  it('are counted by code, in whatever order; a code they lack counts 0', () => {
    const genderCodes = ['non_communique', 'feminin', 'masculin'];
    const ageCodes = ['soixante_dix_plus'];
    expect(read({ genderCodes, ageCodes }, { genders: [0, 1, 2], ages: [3] })).toEqual(OLD);
  });

  it('may state a code unknown here that counts nothing', () => {
    const genderCodes = ['autre', 'masculin', 'feminin'];
    expect(read({ genderCodes }, { genders: [0, 2, 1] })).toEqual(OLD);
  });

  it('are refused, naming the code, when one unknown here counts something', () => {
    const genderCodes = ['masculin', 'feminin', 'autre'];
    expect(() => read({ genderCodes }, { genders: [1, 1, 1] })).toThrow(
      expect.objectContaining({
        code: 'indicators.unknown_code',
        kind: 'invalid',
        message: expect.stringContaining('"autre" (genders)'),
      }),
    );
  });

  it.each([[[1]], [[1, 1, 1, 0]]])('are refused with %j for three codes', (genders) => {
    const genderCodes = ['masculin', 'feminin', 'non_communique'];
    expect(() => read({ genderCodes }, { genders })).toThrow(
      expect.objectContaining({ code: 'indicators.bad_facts', kind: 'invalid' }),
    );
  });
});

it('recorded events give the same figures with codes as without', () => {
  const [old, coded] = ['', '.codes'].map((addition): Increment[] => {
    const file = `test/fixtures/events/activities.ledger.extended.v1${addition}.json`;
    const { data } = JSON.parse(readFileSync(file, 'utf8')) as { data: string };
    return incrementsOf(fromBinary(LedgerExtendedSchema, Buffer.from(data, 'base64')), ancestryOf);
  });
  expect(old).toHaveLength(4);
  expect(named(old?.[0]?.measures)).toEqual({
    activities: 1,
    minutes: 90,
    participants: 6,
    genre_masculin: 2,
    genre_feminin: 4,
    age_soixante_dix_plus: 5,
    age_non_communique: 1,
    statut_retraite: 5,
    statut_non_communique: 1,
  });
  expect(coded).toEqual(old);
});
