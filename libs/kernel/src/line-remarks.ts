import { type Fault, fieldAt, inWords, type Remark } from './faults.js';
import type { Language } from './message.js';

/** Remarks of one kind that an outcome lists; all are counted. */
const LISTED_PER_CODE = 100;

/** A fault or remark on a line, as an outcome tells it. */
export interface ToldLine {
  readonly ligne: number;
  readonly champ: string;
  readonly code: string;
  readonly detail: string;
  readonly valeur?: string;
}

/** Puts a fault or remark on a line into words. */
export type TellLine = (line: number, fault: Fault) => ToldLine;

/** Tells lines in a language. */
export const tellLineIn =
  (language: Language): TellLine =>
  (line, fault) => {
    const { pointeur, code, detail } = inWords(fault, language);
    return {
      ligne: line,
      champ: fieldAt(pointeur),
      code,
      detail,
      ...(fault.value === undefined ? {} : { valeur: fault.value }),
    };
  };

/** The remarks on lines of a file: every one counted, the first of each kind kept. */
export class LineRemarks {
  private readonly kept: ToldLine[] = [];
  readonly counts: Record<string, number> = {};
  total = 0;

  constructor(private readonly tell: TellLine) {}

  /** In the order of lines, whatever was known first. */
  get listed(): readonly ToldLine[] {
    return this.kept.toSorted((a, b) => a.ligne - b.ligne);
  }

  add(line: number, remark: Remark): void {
    this.total++;
    const count = (this.counts[remark.code] = (this.counts[remark.code] ?? 0) + 1);
    if (count <= LISTED_PER_CODE) this.kept.push(this.tell(line, remark));
  }
}
