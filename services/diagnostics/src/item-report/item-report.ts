/** Why a question is reported. A choice and no text of one's own, so that nothing personal is told by it. */
export const REASONS = [
  'incomprehensible',
  'reponse_contestable',
  'sans_rapport',
  'blessante',
  'affichage',
] as const;
export type Reason = (typeof REASONS)[number];

export const isReason = (text: string | undefined): text is Reason =>
  (REASONS as readonly (string | undefined)[]).includes(text);

export const STATES = ['waiting', 'reinstated', 'retired'] as const;
export type State = (typeof STATES)[number];

/** A question that was reported, once or several times, until it is decided. */
export interface ReportedItem {
  readonly id: string;
  readonly bankId: string;
  readonly itemId: string;
  /** Of its words when it was first reported. */
  readonly itemVersion: number;
  readonly state: State;
  /** Asked of nobody as long as it waits. */
  readonly isSuspended: boolean;
  readonly firstAt: Date;
  readonly lastAt: Date;
  readonly decidedAt?: Date;
  /** Events told of it. */
  readonly version: number;
}

/**
 * One participation suspends so many questions. What it reports beyond them waits in the queue, and is not asked of it any more:
 * one person cannot empty a bank.
 */
export const SUSPENSIONS = 3;

/** What a report leads to; `same`: this participation has reported the question already. */
export type ReportDecision = { readonly kind: 'same' } | ReportAccepted;
interface ReportAccepted {
  readonly kind: 'accepted';
  /** Whether it suspends the question at once. */
  readonly suspends: boolean;
}

/** @param reported ids of the items that the same participation has reported. */
export function decideReport(reported: readonly string[], item: string): ReportDecision {
  if (reported.includes(item)) return { kind: 'same' };
  return { kind: 'accepted', suspends: reported.length < SUSPENSIONS };
}
