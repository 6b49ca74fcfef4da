import { type Findings } from '@maillage/kernel';
import { type Pin, type Problem } from './problem.js';

/** Which lists hold ids of which others, as pairs of where the id stands and the id. */
function referencesOf(problem: Problem): Record<string, [field: string, id: string][]> {
  const { people, needs, posts, awayLimits, replacements, courses, sessions, pins } = problem;
  const each = <T>(name: string, list: readonly T[], ids: (one: T) => readonly string[]) =>
    list.flatMap((one, at) => ids(one).map((id): [string, string] => [`${name}/${at}`, id]));
  const personOf = (pin: Pin): string[] => ('person' in pin ? [pin.person] : []);
  return {
    people: [
      ...each('needs', needs, ({ person }) => [person]),
      ...each('posts', posts, ({ person }) => [person]),
      ...each('pins', pins, personOf),
    ],
    posts: [
      ...each('awayLimits', awayLimits, (one) => one.posts),
      ...each('replacements', replacements, (one) => one.posts),
    ],
    courses: [
      ...each('courses', courses, ({ prerequisites = [] }) => prerequisites),
      ...each('sessions', sessions, ({ course }) => [course]),
      ...each('people', people, ({ taken = [] }) => taken),
    ],
    sessions: each('pins', pins, ({ session }) => [session]),
    trainers: each('sessions', sessions, ({ trainer }) => (trainer === undefined ? [] : [trainer])),
  };
}

/** Notes ids that stand twice in their list, that stand for nothing, and pins on whether somebody else's session opens. */
export function checkReferences(problem: Problem, findings: Findings): void {
  const { people, posts, awayLimits, replacements, courses, sessions, trainers, places } = problem;
  const lists = { people, posts, awayLimits, replacements, courses, sessions, trainers, places };
  const known = new Map<string, Set<string>>();
  for (const [name, list] of Object.entries(lists)) {
    const ids = new Set<string>();
    for (const [at, { id }] of list.entries()) {
      if (ids.has(id))
        findings.fault(
          `${name}/${at}`,
          'id_twice',
          { fr: 'Cet identifiant figure deux fois.', en: 'This id stands twice.' },
          id,
        );
      ids.add(id);
    }
    known.set(name, ids);
  }
  for (const [name, all] of Object.entries(referencesOf(problem)))
    for (const [field, id] of all)
      if (known.get(name)?.has(id) !== true)
        findings.fault(
          field,
          'unknown_reference',
          {
            fr: 'Cet identifiant ne désigne rien de ce problème.',
            en: 'This id stands for nothing of this problem.',
          },
          id,
        );
  const others = new Set(sessions.flatMap(({ id, isOthers }) => (isOthers === true ? [id] : [])));
  for (const [at, { kind, session }] of problem.pins.entries())
    if ((kind === 'opens' || kind === 'stays_closed') && others.has(session))
      findings.fault(
        `pins/${at}`,
        'session_of_others',
        {
          fr: 'Cette session est tenue par d’autres : un plan ne l’ouvre ni ne la ferme.',
          en: 'A session of others: a plan neither opens nor closes it.',
        },
        session,
      );
}
