import { type Cover, type Plan } from '../plan/plan.js';
import { type Directory, groupBy, nameIn } from '../problem/directory.js';
import { halfDayInWords } from '../problem/half-day.js';
import { type Attendance, postAt } from './attendance.js';
import { type Violation, violation } from './violation.js';

/** A post and a half-day as one key. */
const slot = (post: string, halfDay: string): string => JSON.stringify([post, halfDay]);

/** Constraints of counters: how many are away at once, and who takes their place. */
export function checkCounters(
  directory: Directory,
  plan: Plan,
  attendances: readonly Attendance[],
): Violation[] {
  const away = new Set(
    attendances.flatMap(({ person, session }) =>
      session.halfDays.flatMap((halfDay) => {
        const post = postAt(directory, person.id, halfDay);
        return post === undefined ? [] : [slot(post.id, halfDay)];
      }),
    ),
  );
  const covered = new Set(plan.covers.map(({ post, halfDay }) => slot(post, halfDay)));
  const halfDays = new Set(attendances.flatMap(({ session }) => session.halfDays));
  const over = directory.problem.awayLimits.flatMap((limit) =>
    [...halfDays].toSorted().flatMap((halfDay) => {
      const gone = limit.posts
        .map((post) => slot(post, halfDay))
        .filter((key) => away.has(key) && !covered.has(key)).length;
      if (gone <= limit.most) return [];
      const name = nameIn(directory.awayLimits, limit.id);
      return [
        violation(
          'too_many_away',
          `${name} : ${gone} absents le ${halfDayInWords(halfDay).fr}, pour ${limit.most} au plus à la fois.`,
          `${name}: ${gone} away on ${halfDayInWords(halfDay).en}, and ${limit.most} at most at once.`,
        ),
      ];
    }),
  );
  return [
    ...over,
    ...checkCovered(directory, plan.covers, away),
    ...checkCapacity(directory, plan.covers),
  ];
}

/** Each cover is for a post whose holder is away, once, by somebody who can. */
function checkCovered(
  { replacements, posts }: Directory,
  covers: readonly Cover[],
  away: ReadonlySet<string>,
): Violation[] {
  return [...groupBy(covers, ({ post, halfDay }) => slot(post, halfDay))].flatMap(([key, its]) =>
    its.flatMap(({ replacement, post, halfDay }, at) => {
      const by = replacements.get(replacement);
      const who = nameIn(replacements, replacement);
      const where = nameIn(posts, post);
      const when = halfDayInWords(halfDay);
      const broken: Violation[] = [];
      if (at > 0 || !away.has(key))
        broken.push(
          violation(
            'cover_for_nobody',
            `${who} remplace à ${where} le ${when.fr}, où personne de plus n’est absent.`,
            `${who} replaces at ${where} on ${when.en}, where nobody else is away.`,
          ),
        );
      if (by?.posts.includes(post) !== true || !by.halfDays.includes(halfDay))
        broken.push(
          violation(
            'cover_not_available',
            `${who} ne peut remplacer à ${where} le ${when.fr}.`,
            `${who} cannot replace at ${where} on ${when.en}.`,
          ),
        );
      return broken;
    }),
  );
}

function checkCapacity({ replacements }: Directory, covers: readonly Cover[]): Violation[] {
  const busy = groupBy(covers, ({ replacement, halfDay }) => slot(replacement, halfDay));
  return [...busy.values()].flatMap((its) => {
    const [first] = its;
    if (first === undefined) return [];
    const { replacement, halfDay } = first;
    const most = replacements.get(replacement)?.capacity ?? 0;
    if (its.length <= most) return [];
    const who = nameIn(replacements, replacement);
    return [
      violation(
        'cover_full',
        `${who} remplace à ${its.length} postes le ${halfDayInWords(halfDay).fr}, pour ${most} au plus.`,
        `${who} replaces at ${its.length} posts on ${halfDayInWords(halfDay).en}, and ${most} at most.`,
      ),
    ];
  });
}
