import { type CodeOf, normalise, type Nomenclature } from '@maillage/nomenclatures';
import { type Findings, type Message, plainId, pointerPart, shorten } from '@maillage/kernel';

/** Characters that no field may hold: controls (NUL among them), save tab and line breaks. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

type Kind = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'null';

const KINDS: Readonly<Record<Kind, Message>> = {
  string: { fr: 'un texte', en: 'a text' },
  number: { fr: 'un nombre', en: 'a number' },
  boolean: { fr: 'vrai ou faux', en: 'true or false' },
  array: { fr: 'une liste', en: 'a list' },
  object: { fr: 'un objet', en: 'an object' },
  null: { fr: 'rien', en: 'nothing' },
};

/** What kind of JSON value this is. */
export function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as Kind;
}

/** A value as a message may quote it: short, and never a control character. */
export function quote(value: unknown): Message {
  const text = shorten(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
  return { fr: `« ${text} »`, en: `"${text}"` };
}

/** Where a value of another kind stands. */
function wrongType(expected: Kind, found: Kind): Message {
  const [wanted, given] = [KINDS[expected], KINDS[found]];
  return {
    fr: `${capital(wanted.fr)} est attendu ici, pas ${given.fr}.`,
    en: `${capital(wanted.en)} is expected here, not ${given.en}.`,
  };
}

const capital = (text: string): string => text.replace(/^./, (c) => c.toUpperCase());

/** A field name as a part of a JSON pointer (RFC 6901 §3). */
const shown = (field: string): string => pointerPart(field.slice(0, 100));

/** Reads the fields of one JSON object, noting every fault by its pointer rather than stopping at the first. */
export class ItemReader {
  constructor(
    private readonly object: Readonly<Record<string, unknown>>,
    readonly found: Findings,
  ) {}

  /** Notes a fault at a pointer relative to this object. */
  fault(pointer: string, code: string, detail: Message): undefined {
    this.found.fault(pointer, code, detail);
  }

  /** Fields that are not in `known` are typing errors, and refused so that nothing is silently lost. */
  refuseUnknown(known: ReadonlySet<string>): void {
    for (const field of Object.keys(this.object)) {
      if (!known.has(field))
        this.fault(shown(field), 'unknown_field', {
          fr: `Le champ ${quote(field).fr} n'existe pas. Vérifiez son orthographe.`,
          en: `There is no field ${quote(field).en}. Check its spelling.`,
        });
    }
  }

  /** The raw value of a field, undefined when absent, null, or of another kind (noted). */
  private value(field: string, kind: Kind): unknown {
    const value = this.object[field];
    if (value === undefined || value === null) return undefined;
    const found = kindOf(value);
    if (found === kind) return value;
    return this.fault(field, 'wrong_type', wrongType(kind, found));
  }

  isGiven(field: string): boolean {
    return this.object[field] !== undefined && this.object[field] !== null;
  }

  require(field: string): void {
    if (!this.isGiven(field))
      this.fault(field, 'required', {
        fr: `« ${field} » est obligatoire.`,
        en: `"${field}" is required.`,
      });
  }

  text(field: string, max: number, pattern?: RegExp, form?: Message): string | undefined {
    const value = this.value(field, 'string') as string | undefined;
    if (value === undefined) return undefined;
    if (CONTROL.test(value))
      this.fault(field, 'control_character', {
        fr: 'Le texte contient un caractère de contrôle (nul ou non imprimable).',
        en: 'The text contains a control character (NUL or unprintable).',
      });
    else if (!value.isWellFormed())
      this.fault(field, 'control_character', {
        fr: 'Le texte contient un caractère Unicode incomplet.',
        en: 'The text contains an incomplete Unicode character.',
      });
    else if (value.length > max)
      this.fault(field, 'too_long', {
        fr: `Au plus ${max} caractères ; ici ${value.length}.`,
        en: `${max} characters at most; here ${value.length}.`,
      });
    else if (value.trim() === '')
      this.fault(field, 'empty', { fr: 'Le texte est vide.', en: 'The text is empty.' });
    else if (pattern !== undefined && !pattern.test(value))
      this.fault(field, 'wrong_form', {
        fr: `${quote(value).fr} n'a pas la forme attendue : ${form?.fr}.`,
        en: `${quote(value).en} does not have the form expected: ${form?.en}.`,
      });
    else return value;
    return undefined;
  }

  /** An id of the source's own; the blanks around it are left out, and that is told. */
  id(field: string, max: number): string | undefined {
    const text = this.text(field, max);
    return text === undefined ? undefined : this.plain(field, text);
  }

  /** A list of such ids, each once. */
  ids(field: string, maxItems: number, max: number): string[] {
    return this.list(field, maxItems, (value, at) => {
      const text = this.printable(at, value, max);
      return text === undefined ? undefined : this.plain(at, text);
    });
  }

  private plain(at: string, text: string): string {
    const id = plainId(text);
    if (id !== text)
      this.found.remark(
        at,
        'blanks_around_value',
        {
          fr: 'Des espaces autour de cet identifiant n’ont pas été repris, ou ses accents ont été composés.',
          en: 'Blanks around this id were left out, or its accents composed.',
        },
        // An id of a person stands in no answer.
      );
    return id;
  }

  integer(field: string, min: number, max: number, unit: Message): number | undefined {
    const value = this.value(field, 'number') as number | undefined;
    if (value === undefined) return undefined;
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    return this.fault(field, 'out_of_range', {
      fr: `${quote(value).fr} : un nombre entier de ${min} à ${max} ${unit.fr} est attendu.`,
      en: `${quote(value).en}: an integer from ${min} to ${max} ${unit.en} is expected.`,
    });
  }

  boolean(field: string): boolean | undefined {
    return this.value(field, 'boolean') as boolean | undefined;
  }

  code<N extends Nomenclature>(field: string, list: N): CodeOf<N> | undefined {
    const value = this.value(field, 'string') as string | undefined;
    return value === undefined ? undefined : this.inList(field, value, list);
  }

  /** A list of codes, each once. */
  codes<N extends Nomenclature>(field: string, list: N): CodeOf<N>[] {
    return this.list(field, list.valeurs.length, (value, at) => this.inList(at, value, list));
  }

  texts(field: string, maxItems: number, max: number): string[] {
    return this.list(field, maxItems, (value, at) => this.printable(at, value, max));
  }

  private printable(at: string, value: string, max: number): string | undefined {
    if (value.trim() !== '' && value.length <= max && !CONTROL.test(value) && value.isWellFormed())
      return value;
    return this.fault(at, 'wrong_form', {
      fr: `${quote(value).fr} : un texte de 1 à ${max} caractères imprimables est attendu.`,
      en: `${quote(value).en}: a text of 1 to ${max} printable characters is expected.`,
    });
  }

  /** A reader of an object inside this one; undefined when absent. */
  inside(field: string): ItemReader | undefined {
    const value = this.value(field, 'object') as Readonly<Record<string, unknown>> | undefined;
    return value === undefined ? undefined : new ItemReader(value, this.found.inside(field));
  }

  private list<T>(
    field: string,
    maxItems: number,
    read: (value: string, at: string) => T | undefined,
  ): T[] {
    const values = (this.value(field, 'array') as unknown[] | undefined) ?? [];
    if (values.length > maxItems) {
      this.fault(field, 'too_many', {
        fr: `Au plus ${maxItems} éléments ; ici ${values.length}.`,
        en: `${maxItems} elements at most; here ${values.length}.`,
      });
      return [];
    }
    const seen = new Set<T>();
    values.forEach((value, index) => {
      const at = `${field}/${index}`;
      if (typeof value !== 'string')
        return this.fault(at, 'wrong_type', wrongType('string', kindOf(value)));
      const item = read(value, at);
      if (item !== undefined && seen.has(item))
        this.fault(at, 'repeated', {
          fr: `${quote(value).fr} est donné deux fois.`,
          en: `${quote(value).en} is given twice.`,
        });
      else if (item !== undefined) seen.add(item);
    });
    return [...seen];
  }

  private inList<N extends Nomenclature>(
    field: string,
    value: string,
    list: N,
  ): CodeOf<N> | undefined {
    const code = normalise(list, value) as CodeOf<N> | undefined;
    if (code !== undefined && code !== value)
      this.found.remark(field, 'respelled', {
        fr: `A été lu « ${code} ».`,
        en: `Was read "${code}".`,
      });
    if (code !== undefined) return code;
    const codes = list.valeurs.map((one) => one.code).join(', ');
    const known: Message =
      list.valeurs.length <= 12
        ? { fr: `Valeurs possibles : ${codes}.`, en: `Possible values: ${codes}.` }
        : {
            fr: `La liste est à /v1/nomenclatures/${list.code}.`,
            en: `The list is at /v1/nomenclatures/${list.code}.`,
          };
    return this.fault(field, 'unknown_value', {
      fr: `${quote(value).fr} n'est pas une valeur connue. ${known.fr}`,
      en: `${quote(value).en} is not a known value. ${known.en}`,
    });
  }
}
