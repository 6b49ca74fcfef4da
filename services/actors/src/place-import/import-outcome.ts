import { type Fault, fieldAt, inWords, type Language, type Remark } from '@maillage/kernel';
import { MASKED } from '../place/place-change.js';

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

  constructor(private readonly put: Put) {}

  /** In the order of lines, whatever was known first. */
  get listed(): readonly Told[] {
    return this.kept.toSorted((a, b) => a.ligne - b.ligne);
  }

  add(line: number, remark: Remark): void {
    this.total++;
    const count = (this.counts[remark.code] = (this.counts[remark.code] ?? 0) + 1);
    if (count <= LISTED_PER_CODE) this.kept.push(this.put(line, remark));
  }
}

/** Puts a fault or remark on a line into words. */
export type Put = (line: number, fault: Fault) => Told;

export const putIn =
  (language: Language): Put =>
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

/** As `putIn`, for what is kept in clear: a value that may lead to a person is left out, and so is a line as a whole. */
export function putWithoutPeople(language: Language): Put {
  const put = putIn(language);
  return (line, { value, ...fault }) =>
    put(
      line,
      value === undefined ||
        fault.pointer === '' ||
        MASKED.some((path) => fault.pointer.startsWith(path))
        ? fault
        : { ...fault, value },
    );
}
