import { pointerPart, shorten } from '@maillage/kernel';
import { isBefore, readLheoDay } from '../grammar/day.js';
import { elementAt, fullText, type LheoElement, textAt } from '../grammar/element.js';
import { type ChildRule, type ElementRule, GRAMMAR } from '../grammar/grammar.js';
import type { LineFault, Offer } from './item.js';
import * as words from './offer-words.js';

/** Finds what an offer says otherwise than the standard asks, and what keeps it from being taken. */
export function checkOffer(service: string, element: LheoElement): Offer {
  const check = new OfferCheck(service);
  check.title(element);
  check.element(element);
  const { faults, remarks } = check;
  return { line: element.line, element, faults, remarks };
}

class OfferCheck {
  readonly faults: LineFault[] = [];
  readonly remarks: LineFault[] = [];
  private readonly path: (string | number)[] = [];

  constructor(private readonly service: string) {}

  title(offer: LheoElement): void {
    const title = elementAt(offer, 'intitule-formation');
    if (textAt(title) === undefined)
      this.tell(this.faults, title ?? offer, words.noTitle, undefined, 'intitule-formation');
  }

  /** An element that the standard does not know is nobody's to check. */
  element(element: LheoElement): void {
    const rule = GRAMMAR.get(element.name);
    if (rule === undefined || rule.kind === 'any' || rule.kind === 'choice') return;
    if (rule.kind === 'sequence') this.sequence(element, rule);
    else this.value(element, rule);
  }

  private sequence(element: LheoElement, { children, order }: ElementRule): void {
    const counts = new Array<number>(children.length).fill(0);
    let last = -1;
    let isTold = false;
    for (const part of element.content) {
      if (typeof part === 'string') {
        this.remark(element, words.unexpectedText, part.trim());
        continue;
      }
      const at = order.get(part.name);
      const child = at === undefined ? undefined : children[at];
      if (at === undefined || child === undefined) {
        this.remark(part, words.unknownElement(part.name), undefined, part.name);
        continue;
      }
      if (at < last && !isTold) {
        isTold = true;
        this.remark(part, words.wrongOrder(part.name), undefined, part.name);
      }
      last = Math.max(last, at);
      const index = counts[at] ?? 0;
      counts[at] = index + 1;
      const { length } = this.path;
      this.path.push(part.name);
      if (child.max > 1) this.path.push(index);
      this.element(part);
      this.path.length = length;
    }
    for (let at = 0; at < children.length; at++) {
      const [child, count = 0] = [children[at], counts[at]];
      if (child !== undefined && (count < child.min || count > child.max))
        this.occurrence(element, child, count);
    }
    if (element.name === 'periode') this.period(element);
  }

  private occurrence(element: LheoElement, { name, min, max }: ChildRule, count: number): void {
    const rule = GRAMMAR.get(name);
    if (count > max) this.remark(element, words.tooMany(name, max, count), undefined, name);
    else if (count < min && rule !== undefined && name !== 'intitule-formation')
      this.remark(element, words.missing(name, rule), undefined, name);
  }

  private value(element: LheoElement, rule: ElementRule): void {
    const written = fullText(element);
    const text = written.trim();
    if (element.content.some((part) => typeof part !== 'string'))
      this.remark(element, words.unexpectedMarkup, text);
    const { kind, codes, length } = rule;
    if (kind === 'code') {
      if (!codes.has(text)) this.remark(element, words.unknownCode(rule), text);
    } else if (kind === 'int') {
      if (!/^\d+$/.test(text) || text.length > length.max)
        this.remark(element, words.notANumber(rule), text);
    } else if (kind === 'date') this.day(element, text);
    else if (written.length < length.min || written.length > length.max)
      this.textLength(element, rule, written);
  }

  /** The standard counts characters, not units of UTF-16. */
  private textLength(element: LheoElement, rule: ElementRule, text: string): void {
    const count = [...text].length;
    if (count < rule.length.min || count > rule.length.max)
      this.remark(element, words.wrongLength(rule, count), text);
  }

  private day(element: LheoElement, text: string): void {
    const day = readLheoDay(text);
    if (day === undefined) this.tell(this.faults, element, words.notADay, text);
    else if (day.kind === 'day' && day.precision !== 'day')
      this.remark(element, words.lessPrecise(day.precision), text);
  }

  private period(period: LheoElement): void {
    const [from, to] = ['debut', 'fin'].map((name) => readLheoDay(textAt(period, name) ?? ''));
    if (from?.kind === 'day' && to?.kind === 'day' && isBefore(to.day, from.day)) {
      const end = elementAt(period, 'fin') ?? period;
      this.tell(this.faults, end, words.wrongDayOrder(from.day), to.day, 'fin');
    }
  }

  private remark(at: LheoElement, saying: words.Saying, value?: string, field?: string): void {
    this.tell(this.remarks, at, saying, value, field);
  }

  private tell(
    into: LineFault[],
    { line }: LheoElement,
    { code, detail }: words.Saying,
    value?: string,
    field?: string,
  ): void {
    const parts = field === undefined ? this.path : [...this.path, pointerPart(shorten(field))];
    into.push({
      line,
      fault: {
        pointer: parts.map((part) => `/${part}`).join(''),
        code: `${this.service}.${code}`,
        detail,
        ...(value === undefined ? {} : { value: shorten(value) }),
      },
    });
  }
}
