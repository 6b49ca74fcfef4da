import { type Plan } from '../plan/plan.js';
import { type Directory } from '../problem/directory.js';
import { pinInWords } from '../problem/pin-in-words.js';
import { type Pin } from '../problem/problem.js';
import { attendancesOf } from './attendance.js';
import { checkBudget } from './check-budget.js';
import { checkCounters } from './check-counters.js';
import { checkPeople } from './check-people.js';
import { checkSessions } from './check-sessions.js';
import { type Violation, violation } from './violation.js';

/**
 * Every constraint that a plan breaks, read from the plan and the problem alone: nothing here is shared with the programme
 * that planners solve, so that one finds the other's errors.
 */
export function checkPlan(directory: Directory, plan: Plan): Violation[] {
  const attendances = attendancesOf(directory, plan);
  return [
    ...checkIds(directory, plan),
    ...checkPeople(directory, attendances),
    ...checkSessions(directory, plan),
    ...checkCounters(directory, plan, attendances),
    ...checkBudget(directory, plan),
    ...directory.problem.pins
      .filter((pin) => !isKept(pin, plan))
      .map((pin) => broken(directory, pin)),
  ];
}

function checkIds(directory: Directory, plan: Plan): Violation[] {
  const { people, sessions, replacements, posts } = directory;
  const unknown = [
    ...plan.opens.filter((id) => !sessions.has(id)),
    ...plan.seats.flatMap(({ person, session }) => [
      ...(people.has(person) ? [] : [person]),
      ...(sessions.has(session) ? [] : [session]),
    ]),
    ...plan.covers.flatMap(({ replacement, post }) => [
      ...(replacements.has(replacement) ? [] : [replacement]),
      ...(posts.has(post) ? [] : [post]),
    ]),
  ];
  return unknown.map((id) =>
    violation('unknown_id', `${id} n’est pas de ce problème.`, `${id} is not of this problem.`),
  );
}

function isKept(pin: Pin, plan: Plan): boolean {
  switch (pin.kind) {
    case 'opens':
      return plan.opens.includes(pin.session);
    case 'stays_closed':
      return !plan.opens.includes(pin.session);
    case 'attends':
    case 'stays_away': {
      const has = plan.seats.some(
        ({ person, session }) => person === pin.person && session === pin.session,
      );
      return has === (pin.kind === 'attends');
    }
  }
}

function broken(directory: Directory, pin: Pin): Violation {
  const { fr, en } = pinInWords(directory, pin);
  return violation('pin_broken', `Décision non tenue : ${fr}.`, `A decision is not kept: ${en}.`);
}
