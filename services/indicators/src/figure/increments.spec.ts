import { create } from '@bufbuild/protobuf';
import { ActivityFactsSchema, LedgerExtendedSchema, PlaceFactsSchema } from '@maillage/contracts';
import { ancestryOf } from './ancestry.js';
import { incrementsOf } from './increments.js';
import { placeStep } from './place-steps.js';
import { stockDeltasOf } from './stock-deltas.js';

const FACTS = {
  commune: '62041',
  date: '2026-03-14',
  type: 'individuel',
  placeKind: 'domicile',
  minutes: 30,
  themes: ['email'],
  participants: 1,
};
const LISTS = { genders: [0, 1, 0], ages: [0, 0, 0, 0, 0, 0, 1, 0], statuses: [0, 0, 0, 1, 0] };
const facts = (more: object = {}): object =>
  create(ActivityFactsSchema, { ...FACTS, ...LISTS, ...more });
const event = (before?: object, after?: object) =>
  create(LedgerExtendedSchema, {
    changes: [{ activityId: 'a', ...(before && { before }), ...(after && { after }) }],
  });

describe('incrementsOf', () => {
  it('counts an activity in its commune and all that contains it', () => {
    const [one] = incrementsOf(event(undefined, facts()), ancestryOf);
    expect(one?.territories).toEqual([
      'commune-62041',
      'epci-200033579',
      'departement-62',
      'region-32',
      'france',
    ]);
    expect(one?.measures).toEqual([1, 30, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
  });

  it('takes out what was and puts in what is', () => {
    const [out, into] = incrementsOf(
      event(facts(), facts({ minutes: 45, date: '2026-04-01' })),
      ancestryOf,
    );
    expect(out?.measures.slice(0, 2)).toEqual([-1, -30]);
    expect([into?.day, ...(into?.measures.slice(0, 2) ?? [])]).toEqual(['2026-04-01', 1, 45]);
  });

  it('counts a commune that has been merged since in its successor', () => {
    expect(ancestryOf('27676')?.[0]).toBe('commune-27676');
    expect(ancestryOf('00000')).toBeUndefined();
  });

  it.each([
    [{ commune: '99999' }, 'indicators.unknown_commune'],
    [{ ages: [1] }, 'indicators.bad_facts'],
  ])('refuses %j', (more, code) => {
    expect(() => incrementsOf(event(undefined, facts(more)), ancestryOf)).toThrow(
      expect.objectContaining({ code, kind: 'invalid' }),
    );
  });
});

it('stockDeltasOf leaves out what cancels out', () => {
  const before = create(PlaceFactsSchema, {
    commune: '62041',
    services: ['A', 'B'],
    updatedOn: '2026-01-01',
  });
  const after = create(PlaceFactsSchema, {
    commune: '62041',
    services: ['B'],
    updatedOn: '2026-01-01',
  });
  const france = (): string[] => ['france'];
  const deltas = stockDeltasOf([
    placeStep(before, '2026-02-01', -1, france),
    placeStep(after, '2026-02-01', 1, france),
  ]);
  expect(deltas).toEqual([{ key: ['france', 'lieux', 'services', 'A', '2026-02-01'], delta: -1 }]);
});
