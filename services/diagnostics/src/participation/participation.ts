import type { Consent } from '../campaign/campaign.js';
import type { BankItem } from '../bank/bank.js';

const HASH = 40;

/** What a form shows of words that are agreed to. */
export const consentShown = ({ version, hash }: Pick<Consent, 'version' | 'hash'>): string =>
  `${version}-${hash.slice(0, HASH)}`;

/** Whether words that a form showed are these. */
export const isShown = (shown: string, consent: Consent): boolean =>
  shown === consentShown(consent);

/** How long a test takes, in minutes: the mean time of the bank's questions, for as many as there are at most. */
export function minutesOf(items: readonly BankItem[], most: number): number {
  const times = items.flatMap(({ seconds }) => seconds ?? []);
  const mean = times.reduce((sum, one) => sum + one, 0) / Math.max(times.length, 1);
  return Math.max(1, Math.round((most * (mean || 40)) / 60));
}
