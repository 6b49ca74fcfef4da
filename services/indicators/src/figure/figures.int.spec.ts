import { create } from '@bufbuild/protobuf';
import {
  type ActivityFacts,
  LedgerExtendedSchema,
  type PlaceFacts,
  PlaceRegisteredSchema,
  PlaceRevisedSchema,
} from '@maillage/contracts';
import { parisDate } from '@maillage/kernel';
import { Fence } from '@maillage/platform';
import { random, stopServers } from '@maillage/testing';
import { ancestryOf } from './ancestry.js';
import { addDays, periodOf, type Span, STEPS } from './calendar.js';
import { catalogue } from '../definitions/catalogue.js';
import { crossesOf } from '../definitions/dimensions.js';
import type { Value } from './fold.js';
import { LEVELS, OUTSIDE } from './breakdown.js';
import { activity, CODES, GeneratedLedger, place } from '../spec/generate.js';
import { figureOf, stockOf } from '../spec/oracle.js';
import { received, serviceOnDatabase, type TestService } from '../spec/service.js';

const SEED = Number(process.env['TEST_SEED'] ?? 20_261);
const NOW = new Date('2026-05-20T10:00:00Z');

// 60009 and 27022 lie in one EPCI of two regions; 85113 is an island without EPCI; 2A, 974, 977 are not numbers or not mainland.
const COMMUNES = [
  '62041',
  '62193',
  '59350',
  '59183',
  '60002',
  '76255',
  '27022',
  '75056',
  '69123',
  '2A004',
  '2B033',
  '97411',
  '97701',
  '85113',
];
const TERRITORIES = [
  ...new Set(['france', ...COMMUNES.flatMap((code) => ancestryOf(code) ?? [])]),
].sort();

/** The indicators of activities and places. */
const FED = catalogue.filter(({ inputs }) =>
  Object.values(inputs).every(
    (input) => input.of !== 'communes' && (input.of !== 'stock' || input.stock === 'lieux'),
  ),
);

const dice = random(SEED);
const ledger = new GeneratedLedger(dice, () => activity(dice, COMMUNES, '2024-11-01', 620));
const places = new Map<string, { history: { from: string; facts: PlaceFacts }[] }>();
let service: TestService;

beforeAll(async () => {
  service = await serviceOnDatabase(NOW, {
    isUp: false,
    manager: () => Promise.reject(new Error('no bus here')),
  });
  for (let batch = 0; batch < 12; batch++) await applyLedger(batch);
  for (let week = 0; week < 60; week++)
    await applyPlaces(new Date(NOW.getTime() - (60 - week) * 7 * 86_400_000));
});

afterAll(async () => {
  await service.close();
  await stopServers();
});

async function applyLedger(batch: number): Promise<void> {
  const at = new Date(NOW.getTime() - 60_000 + batch * 1_000);
  const events = Array.from({ length: dice.integer(1, 5) }, () => {
    const changes = Array.from({ length: dice.integer(1, 60) }, () => ledger.next());
    return received(
      LedgerExtendedSchema,
      create(LedgerExtendedSchema, { source: 's', changes, ...CODES }),
      at,
    );
  });
  await service.database.transaction((tx) => service.ledger.apply({ tx, events }));
}

async function applyPlaces(at: Date): Promise<void> {
  const day = parisDate(at);
  const events = Array.from({ length: dice.integer(1, 4) }, () => {
    const id =
      dice.chance(0.4) && places.size > 0 ? dice.pick([...places.keys()]) : `p-${places.size}`;
    const facts = place(dice, COMMUNES, day);
    const known = places.get(id);
    places.set(id, { history: [...(known?.history ?? []), { from: day, facts }] });
    if (known === undefined)
      return received(
        PlaceRegisteredSchema,
        create(PlaceRegisteredSchema, { placeId: id, facts }),
        at,
      );
    const before = known.history.at(-1)?.facts;
    return received(
      PlaceRevisedSchema,
      create(PlaceRevisedSchema, { placeId: id, ...(before && { before }), after: facts }),
      at,
    );
  });
  await service.database.transaction((tx) => service.places.apply({ tx, events }));
}

const lies = (commune: string, territory: string): boolean =>
  ancestryOf(commune)?.includes(territory) === true;

/** Whether a commune counts in a line of an answer about `asked`. */
function counts(commune: string, asked: string, label: string): boolean {
  const isInPart =
    label === OUTSIDE
      ? !ancestryOf(commune)?.some((ref) => ref.startsWith('epci-'))
      : lies(commune, label);
  return lies(commune, asked) && isInPart;
}

function expected(
  id: string,
  asked: string,
  span: Span,
  step: (typeof STEPS)[number] | undefined,
  value: Value,
): number | null {
  const { label, periode, dimensions } = value;
  if (id === 'lieux') {
    let last = span.au;
    while (periodOf(last, step) !== periode) last = addDays(last, -1);
    const held = [...places.values()].flatMap(
      ({ history }) => history.filter(({ from }) => from <= last).at(-1)?.facts ?? [],
    );
    const day = last < parisDate(NOW) ? last : parisDate(NOW);
    return stockOf(
      held.filter(({ commune }) => counts(commune, asked, label)),
      dimensions,
      day,
    );
  }
  const isInside = (one: ActivityFacts): boolean =>
    counts(one.commune, asked, label) &&
    one.date >= span.du &&
    one.date <= span.au &&
    periodOf(one.date, step) === periode;
  return figureOf(id, [...ledger.held.values()].filter(isInside), dimensions);
}

it(`gives every figure as counted one by one over the facts (seed ${SEED})`, async () => {
  let compared = 0;
  for (let question = 0; question < 150; question++) {
    const { id, dimensions } = dice.pick(FED);
    const par = dice.pick(crossesOf(dimensions));
    const territoire = dice.pick(TERRITORIES);
    const step = dice.pick([undefined, ...STEPS]);
    const du = addDays('2024-10-15', dice.integer(0, 500));
    const span = { du, au: addDays(du, dice.integer(0, step === 'jour' ? 20 : 400)) };
    const isSmall = step !== 'jour' && (par.length === 0 || territoire.startsWith('departement'));
    const vers =
      dice.chance(0.6) || !isSmall
        ? undefined
        : dice.pick([undefined, ...levelsBelow(territoire, par.length === 0)]);
    const answer = await service.values.read(Fence.none, {
      id,
      territoire,
      ...span,
      pas: step,
      par,
      vers,
    });
    const picked = dice
      .shuffle(answer.values.filter((value, index) => value.valeur !== 0 || index % 40 === 0))
      .slice(0, 150);
    for (const value of picked) {
      const should = expected(id, territoire, span, step, value);
      if (value.valeur !== should)
        throw new Error(
          `${id} ${territoire} ${JSON.stringify({ span, step, par, vers, value, should })}`,
        );
      if (should !== 0) compared++;
    }
  }
  expect(compared).toBeGreaterThan(1_500);
});

/** What a territory can be broken down to without asking for more values than are given at once. */
function levelsBelow(territoire: string, isPlain: boolean): (typeof LEVELS)[number][] {
  const own = (LEVELS as readonly string[]).indexOf(territoire.split('-')[0] ?? '');
  return LEVELS.slice(own + 1).filter((level) => level !== 'commune' || (own >= 1 && isPlain));
}

it('adds the parts of a territory up to the whole, whatever straddles it', async () => {
  const question = {
    id: 'activites',
    territoire: 'region-32',
    du: '2024-11-01',
    au: '2026-07-31',
    pas: undefined,
    par: [],
  };
  const whole = await service.values.read(Fence.none, { ...question, vers: undefined });
  for (const vers of ['departement', 'epci'] as const) {
    const parts = await service.values.read(Fence.none, { ...question, vers });
    expect(parts.values.reduce((sum, { valeur }) => sum + (valeur ?? 0), 0)).toBe(
      whole.values[0]?.valeur,
    );
  }
  expect(whole.values[0]?.valeur).toBeGreaterThan(50);
});

it('reports every indicator with its breakdowns, equal to those asked for one by one', async () => {
  const report = await service.report.read(Fence.none, 'region-32', '2025-01-10', '2026-03-20');
  expect(report.entries.map(({ definition }) => definition.id)).toEqual(
    catalogue.map(({ id }) => id),
  );
  for (const { definition, value, breakdowns } of report.entries) {
    const question = {
      id: definition.id,
      territoire: 'region-32',
      du: '2025-01-10',
      au: '2026-03-20',
      pas: undefined,
      vers: undefined,
    };
    expect(
      (await service.values.read(Fence.none, { ...question, par: [] })).values[0]?.valeur,
    ).toBe(value);
    expect(breakdowns.map(({ dimension }) => dimension)).toEqual(definition.dimensions);
    for (const { dimension, values } of breakdowns) {
      expect(values).toEqual(
        (await service.values.read(Fence.none, { ...question, par: [dimension] })).values,
      );
    }
  }
});

it('says up to when its figures are complete', async () => {
  const { completeUntil } = await service.values.read(Fence.none, {
    id: 'activites',
    territoire: 'france',
    du: undefined,
    au: undefined,
    pas: undefined,
    par: [],
    vers: undefined,
  });
  expect(completeUntil).toEqual(new Date(NOW.getTime() - 60_000 + 11_000));
});
