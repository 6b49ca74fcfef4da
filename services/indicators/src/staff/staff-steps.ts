import { NOT_STATED } from '../definitions/dimensions.js';
import type { Ancestry } from '../figure/increments.js';
import { countingIn, type StockStep } from '../figure/stock-deltas.js';
import { dayAfter, type Stretch, unionOf } from './stretch.js';

/** A post that somebody holds, and the days on which it is held. */
export interface Held extends Stretch {
  readonly professional: string;
  /** Empty when unknown: then it counts nowhere. */
  readonly commune: string;
  /** Share of full time in thousandths; null when unknown. */
  readonly share: number | null;
  readonly scheme: string;
  readonly contract: string;
  readonly funding: string;
  readonly profiles: readonly string[];
  readonly certifications: readonly string[];
}

const TOTAL = ['', ''] as const;
const UNKNOWN = NOT_STATED.code;

/**
 * What some posts make of the stocks of posts, of their share of full time, and of professionals. A professional counts
 * once in a territory on each day, by whatever posts.
 * @param sign 1 to count them, -1 to take them out.
 * @throws DomainError invalid when a commune is unknown to this version.
 */
export function staffSteps(posts: readonly Held[], sign: 1 | -1, ancestry: Ancestry): StockStep[] {
  const located = posts.flatMap((post) =>
    post.commune === '' || post.last < post.first
      ? []
      : { post, territories: countingIn(post.commune, ancestry) },
  );
  const steps = located.flatMap(({ post, territories }) => {
    const axes = [
      TOTAL,
      ['dispositif', post.scheme || UNKNOWN],
      ['contrat', post.contract || UNKNOWN],
      ['financement', post.funding || UNKNOWN],
    ] as const;
    return [
      ...lasting({ stock: 'postes', territories, axes, by: sign }, post),
      ...(post.share === null
        ? []
        : lasting({ stock: 'etp_milliemes', territories, axes, by: sign * post.share }, post)),
    ];
  });
  const presence = new Map<string, { who: Held; territory: string; held: Held[] }>();
  for (const { post, territories } of located)
    for (const territory of territories) {
      const key = `${post.professional}\n${territory}`;
      const known = presence.get(key) ?? { who: post, territory, held: [] };
      presence.set(key, known);
      known.held.push(post);
    }
  for (const { who, territory, held } of presence.values()) {
    const axes = [
      TOTAL,
      ...(who.profiles.length === 0 ? [UNKNOWN] : who.profiles).map(
        (code) => ['profil', code] as const,
      ),
      ...who.certifications.map((code) => ['certification', code] as const),
    ];
    const step = { stock: 'professionnels', territories: [territory], axes, by: sign } as const;
    for (const stretch of unionOf(held)) steps.push(...lasting(step, stretch));
  }
  return steps;
}

/** What counts from the first day of a stretch on, and no more after its last. */
function lasting(step: Omit<StockStep, 'day'>, stretch: Stretch): StockStep[] {
  const end = dayAfter(stretch);
  return [
    { ...step, day: stretch.first },
    ...(end === undefined ? [] : [{ ...step, day: end, by: -step.by }]),
  ];
}
