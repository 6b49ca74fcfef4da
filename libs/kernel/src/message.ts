/** A sentence in the two languages a person may ask for. */
export interface Message {
  readonly fr: string;
  readonly en: string;
}

export type Language = keyof Message;

/**
 * At most 60 characters of a value, for messages; a character that cannot be shown becomes a dot. They are a copy: a
 * slice would keep the whole of a long text in memory as long as the message is.
 */
export function shorten(value: string): string {
  const text = value.length <= 60 ? value : `${value.slice(0, 59)}…`;
  return Array.from(text, (one) => (/[\u0000-\u001F\u007F]/.test(one) ? '·' : one)).join('');
}
