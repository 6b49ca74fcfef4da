import { type Answer, shortfall } from '@maillage/psychometrics';

/** Where the parts of a gap begin, on the scale. */
const MIDDLE = 0.5;
const WIDE = 1;

/** How far below a target: by up to half a unit of the scale, by half to a whole one, and by more. */
export type Gaps = readonly [number, number, number];

/**
 * Of people, by what each answered, the shares that are so far below a target: means of probabilities.
 * @param below the share that is below it at all.
 */
export function gapsOf(
  target: number,
  below: number,
  people: readonly (readonly Answer[])[],
): Gaps {
  const beyond = (gap: number): number =>
    people.reduce((sum, own) => sum + shortfall(target - gap, own).probability, 0) / people.length;
  const [middle, wide] = [beyond(MIDDLE), beyond(WIDE)];
  return [below - middle, middle - wide, wide];
}
