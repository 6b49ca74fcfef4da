import { type Findings, isCivilDate } from '@maillage/kernel';
import { groupBy } from './directory.js';
import { isHalfDay } from './half-day.js';
import { type Problem } from './problem.js';
import { checkReferences } from './check-references.js';

/**
 * Notes every fault of a problem, each at what is wrong: numbers out of range, half-days that are none or overlap, ids that stand
 * twice or for nothing. Only a problem without faults is planned, checked and measured.
 */
export function checkProblem(problem: Problem, findings: Findings): void {
  checkReferences(problem, findings);
  checkHalfDays(problem, findings);
  checkSeats(problem, findings);
  checkNumbers(problem, findings);
}

function checkHalfDays(problem: Problem, findings: Findings): void {
  const { from, to } = problem.horizon;
  if (!isCivilDate(from) || !isCivilDate(to) || from > to)
    findings.fault('horizon', 'period_not_valid', {
      fr: 'La période du plan va d’un jour à un jour qui ne le précède pas.',
      en: 'The period of a plan goes from one day to another that is not before it.',
    });
  const lists = {
    posts: problem.posts.map(({ available }) => available),
    replacements: problem.replacements.map(({ halfDays }) => halfDays),
    trainers: problem.trainers.map(({ available }) => available),
    sessions: problem.sessions.map(({ halfDays }) => halfDays),
  };
  for (const [name, all] of Object.entries(lists))
    for (const [at, halfDays] of all.entries())
      for (const odd of halfDays.filter((one, i) => !isHalfDay(one) || halfDays.indexOf(one) !== i))
        findings.fault(
          `${name}/${at}`,
          isHalfDay(odd) ? 'half_day_twice' : 'half_day_not_valid',
          {
            fr: 'Une demi-journée s’écrit AAAA-MM-JJ:am ou AAAA-MM-JJ:pm, et figure une fois.',
            en: 'A half-day is written YYYY-MM-DD:am or YYYY-MM-DD:pm, and stands once.',
          },
          odd,
        );
  for (const [person, posts] of groupBy(problem.posts, (post) => post.person)) {
    const all = posts.flatMap(({ available }) => [...new Set(available)]);
    for (const shared of new Set(all.filter((one, at) => all.indexOf(one) !== at)))
      findings.fault(
        'posts',
        'overlapping_half_days',
        {
          fr: `Deux postes de ${person} se partagent la même demi-journée.`,
          en: `Two posts of ${person} share one half-day.`,
        },
        shared,
      );
  }
}

function checkSeats({ sessions }: Problem, findings: Findings): void {
  for (const [at, { halfDays, seatsMin, seatsMax }] of sessions.entries()) {
    if (halfDays.length === 0)
      findings.fault(`sessions/${at}`, 'session_without_half_day', {
        fr: 'Une session a au moins une demi-journée.',
        en: 'A session has at least one half-day.',
      });
    const areSeats = [seatsMin, seatsMax].every((one) => Number.isInteger(one) && one >= 0);
    if (!areSeats || seatsMin > seatsMax)
      findings.fault(`sessions/${at}`, 'seats_not_valid', {
        fr: 'Les places sont des nombres entiers, le minimum au plus égal au maximum.',
        en: 'Seats are whole numbers, the minimum no more than the maximum.',
      });
  }
}

/** Quantities that are 0 or more, by where they stand. */
const quantitiesOf = (problem: Problem): [field: string, value: number | undefined][] => [
  ['budget', problem.budget],
  ['kilometreCost', problem.kilometreCost],
  ...Object.entries(problem.equipment).map(([kind, there]): [string, number] => [
    `equipment/${kind}`,
    there,
  ]),
  ...Object.values(problem.kilometres).flatMap((row) =>
    Object.values(row).map((km): [string, number] => ['kilometres', km]),
  ),
  ...problem.needs.flatMap(({ gap, urgency }, at): [string, number][] => [
    [`needs/${at}/gap`, gap],
    [`needs/${at}/urgency`, urgency],
  ]),
  ...problem.awayLimits.map(({ most }, at): [string, number] => [`awayLimits/${at}/most`, most]),
  ...problem.replacements.flatMap(({ capacity, cost }, at): [string, number][] => [
    [`replacements/${at}/capacity`, capacity],
    [`replacements/${at}/cost`, cost],
  ]),
  ...problem.sessions.flatMap(({ cost, seatCost, equipment = {} }, at) => [
    ...[cost, seatCost, ...Object.values(equipment)].map((value): [string, number | undefined] => [
      `sessions/${at}`,
      value,
    ]),
  ]),
];

function checkNumbers(problem: Problem, findings: Findings): void {
  for (const [field, value = 0] of quantitiesOf(problem))
    if (!(Number.isFinite(value) && value >= 0))
      findings.fault(
        field,
        'not_a_quantity',
        {
          fr: 'Un nombre égal ou supérieur à 0 est attendu.',
          en: 'A number of 0 or more is expected.',
        },
        String(value),
      );
  const shares: [string, number, boolean][] = [
    ['absence', problem.absence, problem.absence < 1],
    ['fairness/floor', problem.fairness?.floor ?? 0, true],
    ...problem.courses.flatMap(({ closes }, at) =>
      Object.values(closes).map((one): [string, number, boolean] => [`courses/${at}`, one, true]),
    ),
  ];
  for (const [field, value, isAllowed] of shares)
    if (!(value >= 0 && value <= 1 && isAllowed))
      findings.fault(
        field,
        'not_a_share',
        {
          fr: 'Une part va de 0 à 1 ; celle des absents est inférieure à 1.',
          en: 'A share goes from 0 to 1; that of absences is below 1.',
        },
        String(value),
      );
}
