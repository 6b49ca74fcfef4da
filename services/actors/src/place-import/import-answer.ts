import {
  type Fault,
  LineRemarks,
  type Remark,
  type TellLine,
  type ToldLine,
} from '@maillage/kernel';
import type { Reading, Telling, Verdict } from '@maillage/platform';
import { unreadableFile } from '../place/place.errors.js';
import { type FileNotes, SeenIds } from './read-items.js';

/** What an import tells: its rejects one by one, its remarks counted and the first of each kind. */
export class ImportAnswer implements Telling, FileNotes {
  readonly list = 'rejets';
  private readonly remarks: LineRemarks;
  private readonly seen = new SeenIds();
  private readonly unreadable: Fault[] = [];
  /** How many of them were given aside. */
  private asked = 0;
  private encoding: string | undefined;
  /** What the file closed as a whole, once that is known. */
  closures: object | undefined;

  /**
   * @param first members of the outcome.
   * @param tell puts faults and remarks into words.
   * @param unreadableAs the refusal of a file that can't be read as a whole.
   */
  constructor(
    private readonly first: object,
    private readonly tell: TellLine,
    private readonly unreadableAs = unreadableFile,
  ) {
    this.remarks = new LineRemarks(tell);
  }

  /** Notes a remark on the file. */
  remark(line: number, remark: Remark): void {
    if (remark.code === 'actors.encoding_converted') this.encoding = remark.value;
    this.remarks.add(line, remark);
  }

  /** Notes what makes the file unreadable as a whole. */
  refuse(fault: Fault): void {
    this.unreadable.push(fault);
  }

  /** Refuses a line whose id came before in the same file. */
  unlessRepeated<Value>(reading: Reading<Value>): Reading<Value> {
    return this.seen.unlessRepeated(reading);
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

  /** @throws DomainError malformed when the file as a whole could not be read. */
  head(): object {
    if (this.unreadable.length > 0) throw this.unreadableAs(this.unreadable);
    return {
      ...this.first,
      ...(this.encoding === undefined ? {} : { encodage: this.encoding }),
    };
  }

  tail(): object {
    return {
      remarques: this.remarks.listed,
      remarques_total: this.remarks.total,
      remarques_par_code: this.remarks.counts,
      ...(this.closures === undefined ? {} : { fermetures: this.closures }),
    };
  }
}
