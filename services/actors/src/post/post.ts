/** A post under the names of the API; what is not said is absent. One without a professional is vacant. */
export interface Post {
  readonly professionnel_id?: string;
  readonly structure_id: string;
  /** First day, YYYY-MM-DD. */
  readonly du: string;
  /** Last day, YYYY-MM-DD. */
  readonly au?: string;
  /** Share of full time, 0 to 1. */
  readonly quotite?: number;
  /** Code of `contrats`. */
  readonly contrat?: string;
  /** Code of `dispositifsPoste`. */
  readonly dispositif?: string;
  /** Code of `financements`. */
  readonly financement?: string;
  /** The professional in whose hands the post is meanwhile. */
  readonly remplace_par?: string;
}

/** A post without somebody. */
export function without(post: Post, professional: string): Post {
  const { professionnel_id: holder, remplace_par: replacement, ...rest } = post;
  return {
    ...rest,
    ...(holder === undefined || holder === professional ? {} : { professionnel_id: holder }),
    ...(replacement === undefined || replacement === professional
      ? {}
      : { remplace_par: replacement }),
  };
}

/** What a period is, from its first day to its last, or without an end. */
type Period = Pick<Post, 'du' | 'au'>;

/** Whether two periods have a day in common. */
export const overlap = (a: Period, b: Period): boolean =>
  (a.au === undefined || b.du <= a.au) && (b.au === undefined || a.du <= b.au);

/** Whether a period goes on after a day. */
export const goesBeyond = ({ au }: Period, day: string): boolean => au === undefined || au > day;

/**
 * The most that a post and others of the same professional add up to on one day of the post, as a share of full time.
 * Posts of which the share is not known count nothing.
 */
export function sharesTogether(post: Post, others: readonly Post[]): number {
  const alongside = others.filter((other) => overlap(post, other));
  // The sum only grows on first days.
  const days = [post.du, ...alongside.map(({ du }) => du).filter((day) => day > post.du)];
  const sums = days.map((day) =>
    [post, ...alongside]
      .filter((one) => overlap(one, { du: day, au: day }))
      .reduce((sum, { quotite = 0 }) => sum + quotite, 0),
  );
  // Hundredths that do not add up in binary.
  return Math.round(Math.max(...sums) * 10_000) / 10_000;
}
