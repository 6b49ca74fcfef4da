import { type Language, type Message, shorten } from './message.js';

/** One fault of something that was read. */
export interface Fault {
  /** Where: a JSON pointer (RFC 6901) into what was read, `''` for the whole; `/` and the name for a parameter or a column. */
  readonly pointer: string;
  /** Stable machine code, `<service>.<snake>`. */
  readonly code: string;
  /** What is wrong and what to do, for the person who sent it. */
  readonly detail: Message;
  /** The value concerned, shortened. */
  readonly value?: string;
}

/** What its sender should know of something that was accepted: what was read otherwise than written, or deserves a look. */
export type Remark = Fault;

/** A fault in one language, as the API writes it (api.md §2). */
export interface FaultInWords {
  readonly pointeur: string;
  readonly code: string;
  readonly detail: string;
}

/** Puts a fault or remark into words at the border: an item of `erreurs` or `remarques`. */
export function inWords({ pointer, code, detail }: Fault, language: Language): FaultInWords {
  return { pointeur: pointer, code, detail: detail[language] };
}

/** A name as it stands inside a JSON pointer (RFC 6901, §3). */
export const pointerPart = (name: string): string =>
  name.replaceAll('~', '~0').replaceAll('/', '~1');

/** The name that a pointer of one part stands for: the column of `/code_insee`; `''` for the whole. */
export const fieldAt = (pointer: string): string =>
  pointer.slice(1).replaceAll('~1', '/').replaceAll('~0', '~');

/** Collects every fault and remark of one thing that is read, rather than stopping at the first. */
export class Findings {
  /**
   * @param service goes before each code.
   * @param path pointer to the part that is read.
   */
  constructor(
    private readonly service: string,
    private readonly path = '',
    readonly faults: Fault[] = [],
    readonly remarks: Remark[] = [],
  ) {}

  /** The same collection, for a part of what is read. `field` is relative to this part, escaped where need be. */
  inside(field: string): Findings {
    return new Findings(this.service, this.at(field), this.faults, this.remarks);
  }

  /** Notes a fault. Gives undefined, so that a reader can return it in place of the value it did not find. */
  fault(field: string, code: string, detail: Message, value?: string): undefined {
    this.faults.push(this.finding(field, code, detail, value));
  }

  remark(field: string, code: string, detail: Message, value?: string): void {
    this.remarks.push(this.finding(field, code, detail, value));
  }

  private finding(field: string, code: string, detail: Message, value?: string): Fault {
    return {
      pointer: this.at(field),
      code: `${this.service}.${code}`,
      detail,
      ...(value === undefined ? {} : { value: shorten(value) }),
    };
  }

  private at(field: string): string {
    return field === '' ? this.path : `${this.path}/${field}`;
  }
}
