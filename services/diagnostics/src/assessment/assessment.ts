import type { TestState } from '@maillage/psychometrics';
import type { Mode } from '../bank/bank.js';
import type { Given } from '../bank/score.js';

/** An answer as it was given and scored. */
export interface StoredAnswer {
  readonly item: string;
  readonly given: Given;
  readonly value: number | 'unknown' | 'missing';
  readonly seconds?: number;
}

/** How a person takes the test. */
export interface Conditions {
  readonly mode: Mode;
  /** With more time, with help, with a screen reader: no rule reads any time then. */
  readonly isAdjusted: boolean;
  /** Somebody is there who can observe a practical check. */
  readonly hasMediator: boolean;
}

/** One participation in a campaign. */
export interface Assessment extends Conditions {
  readonly id: string;
  readonly campaignId: string;
  /** Stands for a person over all participations that person makes known as the same; leads to nobody. */
  readonly person: string;
  readonly seed: number;
  /** Words that were agreed to. */
  readonly consent: { readonly version: number; readonly hash: string };
  readonly startedAt: Date;
  readonly endedAt?: Date;
  /** Why the test ended; `left`: the person did not go on. */
  readonly endReason?: string;
  readonly withdrawnAt?: Date;
  /** Events told of it. */
  readonly version: number;
  /** In the order in which they were given. */
  readonly answers: readonly StoredAnswer[];
}

/** All that the engine knows of it. Whoever answers aloud, on paper or with help is not held to any time. */
export const stateOf = ({
  seed,
  mode,
  isAdjusted,
  answers,
}: Pick<Assessment, 'seed' | 'mode' | 'isAdjusted' | 'answers'>): TestState => ({
  seed,
  conditions: isAdjusted || mode !== 'ecran' ? 'adjusted' : 'standard',
  responses: answers.map(({ item, value, seconds }) => ({
    item,
    value,
    ...(seconds === undefined ? {} : { seconds }),
  })),
});
