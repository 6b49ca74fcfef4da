import { type Directory, groupBy, nameIn } from '../problem/directory.js';
import { type HalfDay, halfDayInWords } from '../problem/half-day.js';
import { absencesOf, type CoverColumn, type Decisions } from './decisions.js';
import { type Programme, type Term } from './programme.js';

/** Columns of the seats that take the holder of a post away at one half-day. */
type Absences = ReadonlyMap<string, readonly Term[]>;

/**
 * At most so many away at once, less those who are replaced. Makes the columns of replacements where a limit can bind, and adds
 * them to the decisions.
 */
export function addCounterRows(
  directory: Directory,
  decisions: Decisions,
  programme: Programme,
): void {
  for (const [halfDay, all] of absencesOf(directory, decisions)) {
    const away: Absences = new Map(
      [...groupBy(all, ({ post }) => post.id)].map(([post, its]) => [
        post,
        its.map(({ column }): Term => [column, 1]),
      ]),
    );
    const binding = directory.problem.awayLimits.filter(
      ({ posts, most }) => posts.filter((post) => away.has(post)).length > most,
    );
    const short = new Set(binding.flatMap(({ posts }) => posts));
    const covers = makeCovers(directory, halfDay, away, short, programme);
    decisions.covers.push(...covers);
    for (const { id, posts, most } of binding) {
      const name = nameIn(directory.awayLimits, id);
      const when = halfDayInWords(halfDay);
      const terms: Term[] = [
        ...posts.flatMap((post) => away.get(post) ?? []),
        ...covers
          .filter(({ cover }) => posts.includes(cover.post))
          .map(({ column }): Term => [column, -1]),
      ];
      programme.atMost(most, terms, {
        weight: 1,
        words: (by) => ({
          fr: `Accepter ${by} absent(s) de plus le ${when.fr} : ${name}.`,
          en: `Accept ${by} more away on ${when.en}: ${name}.`,
        }),
      });
    }
  }
}

function makeCovers(
  { problem, replacements }: Directory,
  halfDay: HalfDay,
  away: Absences,
  short: ReadonlySet<string>,
  programme: Programme,
): CoverColumn[] {
  const covers = problem.replacements
    .filter(({ halfDays }) => halfDays.includes(halfDay))
    .flatMap(({ id, posts }) =>
      posts
        .filter((post) => away.has(post) && short.has(post))
        .map((post) => ({
          cover: { replacement: id, post, halfDay },
          column: programme.decision(),
        })),
    );
  const terms = (its: readonly CoverColumn[]): Term[] => its.map(({ column }) => [column, 1]);
  for (const [post, its] of groupBy(covers, ({ cover }) => cover.post)) {
    const gone = (away.get(post) ?? []).map(([column]): Term => [column, -1]);
    programme.atMost(0, [...terms(its), ...gone]);
  }
  for (const [id, its] of groupBy(covers, ({ cover }) => cover.replacement)) {
    const most = replacements.get(id)?.capacity ?? 0;
    const when = halfDayInWords(halfDay);
    if (its.length > most)
      programme.atMost(most, terms(its), {
        weight: 1,
        words: (by) => ({
          fr: `Remplacer à ${by} poste(s) de plus le ${when.fr} : ${nameIn(replacements, id)}.`,
          en: `Replace at ${by} more post(s) on ${when.en}: ${nameIn(replacements, id)}.`,
        }),
      });
  }
  return covers;
}
