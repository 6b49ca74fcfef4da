import { type Item } from '../model/item.js';

/** A calibrated item as a test may show it. */
export interface BankItem {
  readonly item: Item;
  readonly area: string;
  readonly competence: string;
  /** Items of which the same person may not see both, since one gives the other away. Said by either is enough. */
  readonly enemies?: readonly string[];
  /** Shown to nobody any more. Answers given to it before still count. */
  readonly isRetired?: boolean;
}

/** An item without parameters, shown to collect the answers that will calibrate it (seeding, pretesting). */
export interface TrialItem {
  readonly id: string;
}

export interface Bank {
  readonly items: readonly BankItem[];
  readonly trials?: readonly TrialItem[];
}
