import { type Session } from '../problem/offer.js';
import { type Problem } from '../problem/problem.js';

export const TUESDAY = '2026-11-03:am';
export const TUESDAY_PM = '2026-11-03:pm';
export const FRIDAY = '2026-11-06:am';
export const ALL = [TUESDAY, TUESDAY_PM, FRIDAY];

/** People of one commune each, who need `mail` and can be spared at all half-days. */
export const peopleOf = (
  ids: readonly string[],
): Pick<Problem, 'people' | 'needs' | 'posts' | 'places'> => ({
  people: ids.map((id) => ({ id, commune: id, origin: `at ${id}` })),
  needs: ids.map((person) => ({ person, competence: 'mail', gap: 1, urgency: 1 })),
  posts: ids.map((person) => ({ id: `post ${person}`, person, available: ALL })),
  places: [{ id: 'hall', name: 'Arras' }],
});

export const session = (id: string, more: Partial<Session> = {}): Session => ({
  id,
  course: 'mail',
  place: 'hall',
  halfDays: [TUESDAY],
  seatsMin: 1,
  seatsMax: 10,
  cost: 0,
  ...more,
});

/** One course at one place, 10 km from everybody. */
export function problemOf(ids: readonly string[], more: Partial<Problem> = {}): Problem {
  return {
    ...peopleOf(ids),
    awayLimits: [],
    replacements: [],
    courses: [{ id: 'mail', name: 'Écrire un courriel', closes: { mail: 1 } }],
    sessions: [session('s')],
    trainers: [],
    horizon: { from: '2026-11-01', to: '2026-12-31' },
    equipment: {},
    kilometres: Object.fromEntries(ids.map((id) => [`at ${id}`, { hall: 10 }])),
    kilometreCost: 0.5,
    absence: 0,
    pins: [],
    ...more,
  };
}
