import type { ActivityFacts, LedgerExtended } from '@maillage/contracts';
import { measuresBy, type StatedCodes } from './event-codes.js';
import { unknownCommune } from './indicators.errors.js';

/** References of the territories a commune lies in, itself first and France last; undefined when there is no such commune. */
export type Ancestry = (commune: string) => readonly string[] | undefined;

/** An activity to be added to the figures, or taken out of them: its measures are then negative. */
export interface Increment {
  readonly territories: readonly string[];
  readonly day: string;
  readonly type: string;
  readonly placeKind: string;
  readonly themes: readonly string[];
  /** Over MEASURES. */
  readonly measures: readonly number[];
}

/**
 * What an event adds to the figures: after minus before, so that corrections and withdrawals need no history.
 * @throws DomainError invalid when an activity's commune or codes are unknown to this version.
 */
export function incrementsOf(
  event: StatedCodes & Pick<LedgerExtended, 'changes'>,
  ancestry: Ancestry,
): Increment[] {
  const measuresOf = measuresBy(event);
  const increment = (facts: ActivityFacts, sign: 1 | -1): Increment => {
    const measures = measuresOf(facts);
    const territories = ancestry(facts.commune);
    if (territories === undefined) throw unknownCommune(facts.commune);
    const { date: day, type, placeKind, themes } = facts;
    return {
      territories,
      day,
      type,
      placeKind,
      themes,
      measures: sign === 1 ? measures : measures.map((value) => -value),
    };
  };
  return event.changes.flatMap(({ before, after }) => [
    ...(before === undefined ? [] : [increment(before, -1)]),
    ...(after === undefined ? [] : [increment(after, 1)]),
  ]);
}
