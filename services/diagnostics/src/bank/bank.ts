import type { Item, Model } from '@maillage/psychometrics';
import type { Reference } from '../framework/framework.js';

/** How an item is answered. */
export const FORMS = [
  'une_reponse',
  'plusieurs_reponses',
  'ordre',
  'texte_court',
  'verification_par_mediateur',
] as const;
export type Form = (typeof FORMS)[number];

/** How an item can be asked. */
export const MODES = ['ecran', 'oral', 'papier'] as const;
export type Mode = (typeof MODES)[number];

export interface Choice {
  readonly id: string;
  readonly text: string;
}

/** Parameters of an item, logistic metric (D = 1). */
export interface Parameters {
  readonly model: Model;
  readonly a?: number;
  readonly b?: number;
  readonly c?: number;
  readonly thresholds?: readonly number[];
  /** Estimated from answers; false: an expert's guess. */
  readonly isCalibrated: boolean;
}

/** A question of a bank, with its key. */
export interface BankItem {
  readonly id: string;
  /** Version of its words; 1 when it is new. */
  readonly version: number;
  readonly competence: string;
  readonly area: string;
  readonly form: Form;
  readonly question: string;
  /** Shown with the question; for a check by a mediator it is told to the mediator. */
  readonly context?: string;
  readonly choices?: readonly Choice[];
  /** Ids of choices, or accepted texts. */
  readonly answer: readonly string[];
  /** Why this is the right answer, for the keeper of the bank. */
  readonly why?: string;
  /** Absent: shown to collect the answers that will calibrate it, and never scored. */
  readonly parameters?: Parameters;
  readonly seconds?: number;
  /** Items of which the same person may not see both. */
  readonly enemies: readonly string[];
  readonly modes: readonly Mode[];
  /** Shown to nobody any more; answers given to it still count. */
  readonly isRetired?: true;
}

/** A bank in one of its versions, which never changes. */
export interface Bank {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly framework: Reference;
  readonly items: readonly BankItem[];
  /** Why this version was made. */
  readonly reason: string;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
}

/** An item as the models take it; undefined for one without parameters. Those of a bank are checked when they are written. */
export function modelItemOf({ id, parameters }: BankItem): Item | undefined {
  if (parameters === undefined) return undefined;
  const { model, a = 1, b = 0, c = 0, thresholds = [] } = parameters;
  return model === 'graded'
    ? { kind: 'graded', id, a, thresholds }
    : { kind: 'logistic', id, a: model === 'rasch' ? 1 : a, b, c };
}

/** Whether a result that rests on these items rests on calibrated ones alone. */
export const areCalibrated = (items: readonly BankItem[]): boolean =>
  items.every(({ parameters }) => parameters?.isCalibrated === true);
