/** A sentence in the two languages a person may ask for. */
export interface Message {
  readonly fr: string;
  readonly en: string;
}

export type Language = keyof Message;

/** At most 60 characters of a value, for messages; a character that cannot be shown becomes a dot. */
export function shorten(value: string): string {
  const printable = value.replace(/[\u0000-\u001F\u007F]/g, '·');
  return printable.length <= 60 ? printable : `${printable.slice(0, 59)}…`;
}
