import { type Fault, fieldAt, inWords, type Language, type Remark } from '@maillage/kernel';

/** Remarks of one kind that an outcome lists; all are counted. */
const LISTED_PER_CODE = 100;

/** A fault or remark as the outcome of an import tells it. */
export interface Told {
  readonly ligne: number;
  readonly champ: string;
  readonly code: string;
  readonly detail: string;
  readonly valeur?: string;
}

/** The remarks of an import: every one counted, the first of each kind kept. */
export class Remarks {
  private readonly kept: Told[] = [];
  readonly counts: Record<string, number> = {};
  total = 0;

  constructor(private readonly language: Language) {}

  /** In the order of lines, whatever was known first. */
  get listed(): readonly Told[] {
    return this.kept.toSorted((a, b) => a.ligne - b.ligne);
  }

  add(line: number, remark: Remark): void {
    this.total++;
    const count = (this.counts[remark.code] = (this.counts[remark.code] ?? 0) + 1);
    if (count <= LISTED_PER_CODE) this.kept.push(tell(line, remark, this.language));
  }
}

export function tell(line: number, fault: Fault, language: Language): Told {
  const { pointeur, code, detail } = inWords(fault, language);
  return {
    ligne: line,
    champ: fieldAt(pointeur),
    code,
    detail,
    ...(fault.value === undefined ? {} : { valeur: fault.value }),
  };
}
