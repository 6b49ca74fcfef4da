import { Findings } from '@maillage/kernel';
import { problemOf, session, TUESDAY } from '../spec/problems.js';
import { randomProblem } from '../spec/random-problem.js';
import { checkProblem } from './check-problem.js';
import { type Problem } from './problem.js';

const faultsOf = (problem: Problem) => {
  const findings = new Findings('training');
  checkProblem(problem, findings);
  return findings.faults.map(({ pointer, code }) => `${pointer} ${code.replace('training.', '')}`);
};

describe('a problem', () => {
  it('without fault has none', () => {
    expect(faultsOf(problemOf(['a', 'b']))).toEqual([]);
    for (let seed = 0; seed < 50; seed++) expect(faultsOf(randomProblem(seed))).toEqual([]);
  });

  const post = { id: 'p', person: 'a', available: [TUESDAY] };
  const faulty: [string, Partial<Problem>][] = [
    ['/posts overlapping_half_days', { posts: [post, { ...post, id: 'q' }] }],
    ['/posts/1 id_twice', { posts: [post, { ...post, available: [] }] }],
    ['/posts/0 half_day_not_valid', { posts: [{ ...post, available: ['2026-02-30:am'] }] }],
    ['/posts/0 half_day_twice', { posts: [{ ...post, available: [TUESDAY, TUESDAY] }] }],
    ['/posts/0 unknown_reference', { posts: [{ ...post, person: 'nobody' }] }],
    ['/sessions/0 session_without_half_day', { sessions: [session('s', { halfDays: [] })] }],
    ['/sessions/0 seats_not_valid', { sessions: [session('s', { seatsMin: 5, seatsMax: 4 })] }],
    ['/sessions/0 unknown_reference', { sessions: [session('s', { course: 'none' })] }],
    ['/sessions/0 not_a_quantity', { sessions: [session('s', { cost: -1 })] }],
    ['/horizon period_not_valid', { horizon: { from: '2026-12-01', to: '2026-11-01' } }],
    ['/absence not_a_share', { absence: 1 }],
    ['/budget not_a_quantity', { budget: NaN }],
    ['/fairness/floor not_a_share', { fairness: { communes: [], floor: 2 } }],
    [
      '/pins/0 session_of_others',
      {
        sessions: [session('s', { isOthers: true })],
        pins: [{ kind: 'opens', session: 's' }],
      },
    ],
  ];
  it.each(faulty)('is told %s', (fault, more) => {
    expect(faultsOf(problemOf(['a'], more))).toEqual([fault]);
  });
});
