/** What a structure sets of the enrolments of those it sends. */
export interface AgreementSetting {
  /** `aucun`: it is not asked; `informe`: it is told; `requis`: it must agree. */
  readonly mode: 'aucun' | 'informe' | 'requis';
  /** Hours in which it answers. */
  readonly heures: number;
  /** What its silence means. */
  readonly silence: 'accord' | 'refus';
}

/** A structure that has set nothing is told. */
export const DEFAULT: AgreementSetting = { mode: 'informe', heures: 120, silence: 'refus' };

/** Somebody whom no structure sends asks none. */
export const NONE_ASKED: AgreementSetting = { ...DEFAULT, mode: 'aucun' };
