const DAY_MS = 86_400_000;
/** Units of the width of a bar. */
export const WIDTH = 1000;

const numberOf = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY_MS;

/** Where days lie between two of them, as units of the width. */
export function scaleOf([from, to]: readonly [string, string]): (
  day: string,
  isEnd?: boolean,
) => number {
  const [first, last] = [numberOf(from), numberOf(to) + 1];
  return (day, isEnd = false) => {
    const at = (numberOf(day) + (isEnd ? 1 : 0) - first) / (last - first);
    return Math.round(Math.min(Math.max(at, 0), 1) * WIDTH);
  };
}

/** First days of the years inside of two days. */
export const yearsIn = ([from, to]: readonly [string, string]): string[] => {
  const [first, last] = [Number(from.slice(0, 4)) + 1, Number(to.slice(0, 4))];
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => `${first + at}-01-01`);
};
