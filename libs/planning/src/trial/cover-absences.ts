import { type Attendance, postAt } from '../check/attendance.js';
import { type Cover } from '../plan/plan.js';
import { type Directory } from '../problem/directory.js';
import { type HalfDay } from '../problem/half-day.js';

/**
 * Covers with those added that are needed for no limit to be passed, the cheapest first, as far as replacements go; what they cannot
 * lift stays broken.
 */
export function coverAbsences(
  directory: Directory,
  known: readonly Cover[],
  attendances: readonly Attendance[],
): Cover[] {
  const covers = [...known];
  for (const halfDay of new Set(attendances.flatMap(({ session }) => session.halfDays))) {
    const away = new Set(
      attendances
        .filter(({ session }) => session.halfDays.includes(halfDay))
        .map(({ person }) => postAt(directory, person.id, halfDay)?.id),
    );
    for (const { posts, most } of directory.problem.awayLimits) {
      const isCovered = (post: string): boolean =>
        covers.some((one) => one.post === post && one.halfDay === halfDay);
      const gone = posts.filter((post) => away.has(post) && !isCovered(post));
      for (const post of gone) {
        const left = gone.filter((one) => !isCovered(one));
        const found =
          left.length > most ? freeReplacement(directory, covers, post, halfDay) : undefined;
        if (found !== undefined) covers.push({ replacement: found, post, halfDay });
      }
    }
  }
  return covers;
}

function freeReplacement(
  { problem }: Directory,
  covers: readonly Cover[],
  post: string,
  halfDay: HalfDay,
): string | undefined {
  const busy = (id: string): number =>
    covers.filter((one) => one.replacement === id && one.halfDay === halfDay).length;
  return problem.replacements
    .filter(
      ({ id, posts, halfDays, capacity }) =>
        posts.includes(post) && halfDays.includes(halfDay) && busy(id) < capacity,
    )
    .toSorted((a, b) => a.cost - b.cost)[0]?.id;
}
