import {
  type Fault,
  LineRemarks,
  type Remark,
  type TellLine,
  type ToldLine,
} from '@maillage/kernel';
import type { Reading, Telling, Verdict } from '@maillage/platform';
import { unreadableLheo } from './lheo.errors.js';

/** What an import of a LHÉO document tells: rejects by offer, remarks counted and the first of each kind. */
export class LheoAnswer implements Telling {
  readonly list = 'rejets';
  private readonly remarks: LineRemarks;
  private readonly lines = new Map<string, number>();
  private readonly unreadable: Fault[] = [];
  /** How many of them were given aside. */
  private asked = 0;

  constructor(
    private readonly first: object,
    private readonly tell: TellLine,
  ) {
    this.remarks = new LineRemarks(tell);
  }

  /** Notes a remark on the document. */
  remark(line: number, remark: Remark): void {
    this.remarks.add(line, remark);
  }

  /** Notes why nothing of the document can be read. */
  refuse(fault: Fault): void {
    this.unreadable.push(fault);
  }

  /** Refuses an offer whose number came before in the same document. */
  unlessRepeated<Value>(reading: Reading<Value>): Reading<Value> {
    if ('faults' in reading) return reading;
    const { at, key, remarks } = reading;
    const first = this.lines.get(key);
    if (first === undefined) {
      this.lines.set(key, at);
      return reading;
    }
    const fault = {
      pointer: '/@numero',
      code: 'training.repeated_in_file',
      detail: {
        fr: `Cette offre est déjà à la ligne ${first} du même document : gardez-en une seule.`,
        en: `This offer stands on line ${first} of the same document already: keep one of them.`,
      },
      value: key,
    };
    return { at, key, faults: [fault], remarks };
  }

  items({ at, faults, remarks }: Verdict): ToldLine[] {
    for (const remark of remarks) this.remarks.add(at, remark);
    return faults.map((fault) => this.tell(at, fault));
  }

  aside(): ToldLine[] {
    const more = this.unreadable.slice(this.asked);
    this.asked = this.unreadable.length;
    return more.map((fault) => this.tell(1, fault));
  }

  /** @throws DomainError malformed when the document as a whole could not be read. */
  head(): object {
    if (this.unreadable.length > 0) throw unreadableLheo(this.unreadable);
    return this.first;
  }

  tail(): object {
    return {
      remarques: this.remarks.listed,
      remarques_total: this.remarks.total,
      remarques_par_code: this.remarks.counts,
    };
  }
}
