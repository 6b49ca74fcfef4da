import type { Framework } from '@maillage/skills';
import type { OwnResult } from '../assessment/own-result.js';

/** Below the first level. */
export const START = 'debut';

/** Where somebody says to stand, by area: the code of a level, or `START`. */
export type SelfPosition = Readonly<Record<string, string>>;

/** What a test says beside what somebody said: more, less, or the same as far as it can tell. */
export type Beside = 'more' | 'same' | 'less';

/** What may be said of an area: from below the first level to the last. */
export const stepsOf = ({ levels }: Pick<Framework, 'levels'>): string[] => [
  START,
  ...levels.map(({ code }) => code),
];

/** Name of the field of an area. */
export const areaField = (code: string): string => `reperage-${code}`;

/** Reads the form: an area may be left out. Undefined where nothing was said. */
export function readSelf(
  fields: Readonly<Record<string, string>>,
  framework: Pick<Framework, 'areas' | 'levels'>,
): SelfPosition | undefined {
  const steps = stepsOf(framework);
  const said = framework.areas.flatMap(({ code }) => {
    const step = fields[areaField(code)];
    return step !== undefined && steps.includes(step) ? [[code, step] as const] : [];
  });
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

/**
 * Compares what was said of each area with its result, as an interval of levels: only what lies outside of it differs, and an
 * area about which nothing was answered is left out.
 */
export function besideResult(
  position: SelfPosition,
  { areas }: Pick<OwnResult, 'areas'>,
  framework: Pick<Framework, 'levels'>,
): { readonly area: string; readonly said: string; readonly beside: Beside }[] {
  const steps = stepsOf(framework);
  return areas.flatMap(({ area, answers, lowest = START, highest = START }) => {
    const said = position[area];
    if (said === undefined || answers === 0) return [];
    const at = steps.indexOf(said);
    const [low, high] = [steps.indexOf(lowest), steps.indexOf(highest)];
    const beside = at < low ? 'more' : at > high ? 'less' : 'same';
    return [{ area, said, beside }];
  });
}
