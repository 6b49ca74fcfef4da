import type { Rules } from '@maillage/psychometrics';
import type { Reference } from '../framework/framework.js';
import type { LocalQuestion } from './local-question.js';
import type { Origin, Target } from '../profile/profile.js';

/** Words that a person agrees to. Each change of them is another version; all are kept. */
export interface Consent {
  readonly version: number;
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly hash: string;
  /** Whether results of a group may be made of what is answered under it. */
  readonly allowsGroup: boolean;
  readonly from: Date;
}

/** Who may take part: whoever has the campaign's address, or who was invited. */
export type Access = 'open' | 'invited';

/** A diagnosis of a territory's skills, over the targets of a job, from one version of a bank. */
export interface Campaign {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** Typed reference. */
  readonly territory: string;
  readonly profile: Origin;
  readonly framework: Reference;
  readonly targets: readonly Target[];
  readonly bankId: string;
  readonly bankVersion: number;
  readonly access: Access;
  readonly opensAt: Date;
  readonly closesAt: Date;
  /** Oldest first, at least one. */
  readonly consents: readonly Consent[];
  readonly settings: TestSettings;
  /** Unscored questions of the territory. */
  readonly local: readonly LocalQuestion[];
  readonly createdAt: Date;
  readonly modifiedAt: Date;
}

/** What a campaign sets of its test. */
export interface TestSettings {
  /** Scored items at most. */
  readonly length: number;
  /** Overall standard error that is precise enough. */
  readonly standardError?: number;
  /** Unscored items shown among them. */
  readonly trials: number;
  /** Greatest share of tests that may show an item. */
  readonly exposure?: number;
}

/** The words that hold for who starts now. */
export function presentConsent({ consents }: Pick<Campaign, 'consents'>): Consent {
  const last = consents.at(-1);
  if (last === undefined) throw new Error('a campaign without consent');
  return last;
}

/** An answer that comes sooner, in seconds, is none. */
const RAPID_SECONDS = 2;

/** Rules of the test: areas have shares by the weights of their targets, so that what the job asks for most is asked most. */
export function rulesOf(
  { length, standardError, trials, exposure }: TestSettings,
  targets: readonly Target[],
  areaOf: (competence: string) => string | undefined,
): Rules {
  const weights: Record<string, number> = {};
  for (const { competence, weight } of targets) {
    const area = areaOf(competence);
    if (area !== undefined) weights[area] = (weights[area] ?? 0) + weight;
  }
  return {
    stop: { items: length, ...(standardError === undefined ? {} : { standardError }) },
    balance: { by: 'area', weights },
    ...(exposure === undefined ? {} : { exposure: { limit: exposure } }),
    trials,
    rapidSeconds: RAPID_SECONDS,
  };
}

/** Whether a campaign takes answers at an instant. */
export function stateAt(
  { opensAt, closesAt }: Pick<Campaign, 'opensAt' | 'closesAt'>,
  at: Date,
): 'planned' | 'open' | 'closed' {
  if (at < opensAt) return 'planned';
  return at < closesAt ? 'open' : 'closed';
}
