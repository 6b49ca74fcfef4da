import { coveredSteps } from './covered.js';
import { type Held, staffSteps } from './staff-steps.js';
import { FOREVER, unionOf } from './stretch.js';

const ancestry = (commune: string): readonly string[] => [`commune-${commune}`, 'epci-1'];
const held = (commune: string, first: string, last: string, over: object = {}): Held => ({
  ...{ professional: 'p', commune, first, last, share: 500 },
  ...{ scheme: 'conum', contract: '', funding: '' },
  ...{ profiles: ['mediateur', 'aidant'], certifications: [] },
  ...over,
});

it('unionOf joins what overlaps or follows without a day between', () => {
  expect(
    unionOf([
      { first: '2026-03-01', last: '2026-03-31' },
      { first: '2026-01-01', last: '2026-01-31' },
      { first: '2026-02-01', last: '2026-02-10' },
      { first: '2026-03-15', last: FOREVER },
      { first: '2027-01-01', last: '2027-02-01' },
    ]),
  ).toEqual([
    { first: '2026-01-01', last: '2026-02-10' },
    { first: '2026-03-01', last: FOREVER },
  ]);
});

it('counts who holds posts in two communes once in what they share', () => {
  const posts = [held('A', '2026-01-01', '2026-06-30'), held('B', '2026-04-01', FOREVER)];
  const people = staffSteps(posts, 1, ancestry)
    .filter(({ stock }) => stock === 'professionnels')
    .map(({ territories, day, by }) => [...territories, day, by]);
  expect(people).toEqual([
    ['commune-A', '2026-01-01', 1],
    ['commune-A', '2026-07-01', -1],
    ['epci-1', '2026-01-01', 1],
    ['commune-B', '2026-04-01', 1],
  ]);
});

it('leaves out posts that end before they begin, or lie nowhere', () => {
  const posts = [held('A', '2026-02-01', '2026-01-31'), held('', '2026-02-01', FOREVER)];
  expect(staffSteps(posts, 1, ancestry)).toEqual([]);
});

it('a share that is not known is no share of nought: it counts in no sum', () => {
  const steps = staffSteps([held('A', '2026-01-01', FOREVER, { share: null })], 1, ancestry);
  expect(steps.map(({ stock }) => stock)).not.toContain('etp_milliemes');
});

it('coveredSteps tells when a commune comes to have somebody, and to have nobody', () => {
  const had = [
    { commune: 'A', day: '2026-01-01', delta: 1 },
    { commune: 'A', day: '2026-03-01', delta: -1 },
  ];
  const added = [
    { commune: 'A', day: '2026-03-01', delta: 1 },
    { commune: 'A', day: '2026-05-01', delta: -1 },
    { commune: 'B', day: '2026-02-01', delta: 2 },
  ];
  const sums = new Map<string, number>();
  for (const { territories, day, by } of coveredSteps([...had, ...added], added, ancestry))
    sums.set(`${territories[0]} ${day}`, (sums.get(`${territories[0]} ${day}`) ?? 0) + by);
  expect([...sums].filter(([, by]) => by !== 0)).toEqual([
    ['commune-A 2026-03-01', 1],
    ['commune-A 2026-05-01', -1],
    ['commune-B 2026-02-01', 1],
  ]);
});
