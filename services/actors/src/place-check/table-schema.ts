import { type Fault, type Message, pointerPart, shorten } from '@maillage/kernel';

/** A published Table Schema (Frictionless), as far as the one of places goes. */
export interface TableSchema {
  readonly version: string;
  readonly fields: readonly SchemaField[];
}

interface SchemaField {
  readonly name: string;
  readonly type: string;
  readonly example?: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly pattern?: string;
    readonly maxLength?: number;
  };
}

/** What each type looks like (Table Schema 1.0, "Types and Formats"); any text is a string. */
const TYPES: Readonly<Record<string, RegExp>> = {
  number: /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|NaN|-?INF)$/,
  date: /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/,
};

/** The cells of one file against a Table Schema, to the letter: nothing is mended, nothing is understood. */
export class SchemaCheck {
  private readonly fields: readonly (SchemaField & { readonly form: RegExp | undefined })[];
  private readonly known: ReadonlySet<string>;
  /** First line of each value of a column whose values are unique. */
  private readonly seen = new Map<string, number>();

  constructor(schema: TableSchema) {
    this.known = new Set(schema.fields.map(({ name }) => name));
    this.fields = schema.fields.map((field) => {
      const pattern = field.constraints?.pattern;
      // A pattern is that of the whole value, as in XML Schema.
      return { ...field, form: pattern === undefined ? undefined : wholly(pattern) };
    });
  }

  /** What the schema has against the names of columns. */
  *columns(names: Iterable<string>): Generator<Fault> {
    for (const name of names)
      if (name !== '' && !this.known.has(name))
        yield finding(name, 'unknown_column', {
          fr: 'Le schéma du standard n’a pas de colonne de ce nom, lettre pour lettre.',
          en: 'The schema of the standard has no column of this name, letter for letter.',
        });
  }

  /** What the schema has against the cells of a line; an empty one holds nothing. */
  *cells(cells: Readonly<Record<string, unknown>>, line: number): Generator<Fault> {
    for (const field of this.fields) {
      const text = textOf(cells[field.name]);
      if (text !== '') yield* this.valueOf(field, text, line);
      else if (field.constraints?.required === true)
        yield finding(field.name, 'required', {
          fr: 'Le schéma du standard demande une valeur ici.',
          en: 'The schema of the standard asks for a value here.',
        });
    }
  }

  private *valueOf(
    { name, type, example, constraints = {}, form }: (typeof this.fields)[number],
    text: string,
    line: number,
  ): Generator<Fault> {
    const instead: Message =
      example === undefined
        ? { fr: '', en: '' }
        : {
            fr: ` Par exemple : « ${shorten(example)} ».`,
            en: ` For example: "${shorten(example)}".`,
          };
    if (TYPES[type]?.test(text) === false || (type === 'date' && !isDay(text)))
      yield finding(
        name,
        'type',
        {
          fr: `Le schéma du standard attend ici ${type === 'date' ? 'une date (AAAA-MM-JJ)' : 'un nombre (point décimal)'}.${instead.fr}`,
          en: `The schema of the standard expects ${type === 'date' ? 'a date (YYYY-MM-DD)' : 'a number (decimal point)'} here.${instead.en}`,
        },
        text,
      );
    if (form?.test(text) === false)
      yield finding(
        name,
        'pattern',
        {
          fr: `Le schéma du standard n’accepte pas cette valeur, lettre pour lettre.${instead.fr}`,
          en: `The schema of the standard does not accept this value, letter for letter.${instead.en}`,
        },
        text,
      );
    const { maxLength = Infinity, unique } = constraints;
    if (Array.from(text).length > maxLength)
      yield finding(
        name,
        'too_long',
        {
          fr: `Le schéma du standard n’accepte ici que ${maxLength} caractères.`,
          en: `The schema of the standard accepts only ${maxLength} characters here.`,
        },
        text,
      );
    if (unique !== true) return;
    const first = this.seen.get(`${name} ${text}`);
    if (first === undefined) this.seen.set(`${name} ${text}`, line);
    else
      yield finding(
        name,
        'repeated',
        {
          fr: `Le schéma du standard veut des valeurs toutes différentes ici : celle-ci est déjà à la ligne ${first}.`,
          en: `The schema of the standard wants values that all differ here: this one stands on line ${first} already.`,
        },
        text,
      );
  }
}

const wholly = (pattern: string): RegExp => new RegExp(`^(?:${pattern})$`, 'u');

/** A day of the calendar, for a text that has the form of one. */
const isDay = (text: string): boolean => {
  const [year = 0, month = 0, day = 0] = text.split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
};

/** A cell as the text that the standard's CSV would hold: values of a list are joined by `|`. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(textOf).join('|');
  return JSON.stringify(value);
}

const finding = (column: string, code: string, detail: Message, value?: string): Fault => ({
  pointer: `/${pointerPart(shorten(column))}`,
  code: `actors.standard_${code}`,
  detail,
  ...(value === undefined ? {} : { value: shorten(value) }),
});
