import { type CodeOf, normalise, type Nomenclature } from '@maillage/nomenclatures';
import { type FaultInWords as Fault, pointerPart } from '@maillage/kernel';

/** Characters that no field may hold: controls (NUL among them), save tab and line breaks. */
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

type Kind = 'string' | 'number' | 'boolean' | 'array' | 'object' | 'null';

const KINDS: Readonly<Record<Kind, string>> = {
  string: 'un texte',
  number: 'un nombre',
  boolean: 'vrai ou faux',
  array: 'une liste',
  object: 'un objet',
  null: 'rien',
};

/** What kind of JSON value this is. */
export function kindOf(value: unknown): Kind {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value as Kind;
}

/** A value as a message may quote it: short, and never a control character. */
export function quote(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  const shown = text.replace(/[\u0000-\u001F\u007F]/g, '·');
  return `« ${shown.length > 60 ? `${shown.slice(0, 59)}…` : shown} »`;
}

/** A field name as a part of a JSON pointer (RFC 6901 §3). */
const shown = (field: string): string => pointerPart(field.slice(0, 100));

/** Reads the fields of one JSON object, noting every fault by its pointer rather than stopping at the first. */
export class ItemReader {
  constructor(
    private readonly object: Readonly<Record<string, unknown>>,
    private readonly faults: Fault[],
    private readonly path = '',
  ) {}

  /** Notes a fault at a pointer relative to this object. */
  fault(pointer: string, code: string, detail: string): void {
    this.faults.push({ pointeur: `${this.path}/${pointer}`, code: `activities.${code}`, detail });
  }

  /** Fields that are not in `known` are typing errors, and refused so that nothing is silently lost. */
  refuseUnknown(known: ReadonlySet<string>): void {
    for (const field of Object.keys(this.object)) {
      if (!known.has(field))
        this.fault(
          shown(field),
          'unknown_field',
          `Le champ ${quote(field)} n'existe pas. Vérifiez son orthographe.`,
        );
    }
  }

  /** The raw value of a field, undefined when absent, null, or of another kind (noted). */
  private value(field: string, kind: Kind): unknown {
    const value = this.object[field];
    if (value === undefined || value === null) return undefined;
    const found = kindOf(value);
    if (found === kind) return value;
    this.fault(
      field,
      'wrong_type',
      `${KINDS[kind]} est attendu ici, pas ${KINDS[found]}.`.replace(/^./, (c) => c.toUpperCase()),
    );
    return undefined;
  }

  isGiven(field: string): boolean {
    return this.object[field] !== undefined && this.object[field] !== null;
  }

  require(field: string): void {
    if (!this.isGiven(field)) this.fault(field, 'required', `« ${field} » est obligatoire.`);
  }

  text(field: string, max: number, pattern?: RegExp, form?: string): string | undefined {
    const value = this.value(field, 'string') as string | undefined;
    if (value === undefined) return undefined;
    if (CONTROL.test(value))
      this.fault(
        field,
        'control_character',
        'Le texte contient un caractère de contrôle (nul ou non imprimable).',
      );
    else if (!value.isWellFormed())
      this.fault(field, 'control_character', 'Le texte contient un caractère Unicode incomplet.');
    else if (value.length > max)
      this.fault(field, 'too_long', `Au plus ${max} caractères ; ici ${value.length}.`);
    else if (value.trim() === '') this.fault(field, 'empty', 'Le texte est vide.');
    else if (pattern !== undefined && !pattern.test(value))
      this.fault(field, 'wrong_form', `${quote(value)} n'a pas la forme attendue : ${form}.`);
    else return value;
    return undefined;
  }

  integer(field: string, min: number, max: number, unit: string): number | undefined {
    const value = this.value(field, 'number') as number | undefined;
    if (value === undefined) return undefined;
    if (Number.isInteger(value) && value >= min && value <= max) return value;
    this.fault(
      field,
      'out_of_range',
      `${quote(value)} : un nombre entier de ${min} à ${max} ${unit} est attendu.`,
    );
    return undefined;
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
    return this.list(field, maxItems, (value, at) => {
      if (
        value.trim() === '' ||
        value.length > max ||
        CONTROL.test(value) ||
        !value.isWellFormed()
      ) {
        this.fault(
          at,
          'wrong_form',
          `${quote(value)} : un texte de 1 à ${max} caractères imprimables est attendu.`,
        );
        return undefined;
      }
      return value;
    });
  }

  /** A reader of an object inside this one; undefined when absent. */
  inside(field: string): ItemReader | undefined {
    const value = this.value(field, 'object') as Readonly<Record<string, unknown>> | undefined;
    return value === undefined
      ? undefined
      : new ItemReader(value, this.faults, `${this.path}/${field}`);
  }

  private list<T>(
    field: string,
    maxItems: number,
    read: (value: string, at: string) => T | undefined,
  ): T[] {
    const values = (this.value(field, 'array') as unknown[] | undefined) ?? [];
    if (values.length > maxItems) {
      this.fault(field, 'too_many', `Au plus ${maxItems} éléments ; ici ${values.length}.`);
      return [];
    }
    const seen = new Set<T>();
    values.forEach((value, index) => {
      const at = `${field}/${index}`;
      if (typeof value !== 'string')
        return this.fault(
          at,
          'wrong_type',
          `Un texte est attendu ici, pas ${KINDS[kindOf(value)]}.`,
        );
      const item = read(value, at);
      if (item !== undefined && seen.has(item))
        this.fault(at, 'repeated', `${quote(value)} est donné deux fois.`);
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
    if (code !== undefined) return code;
    const known =
      list.valeurs.length <= 12
        ? ` Valeurs possibles : ${list.valeurs.map((one) => one.code).join(', ')}.`
        : ` La liste est à /v1/nomenclatures/${list.code}.`;
    this.fault(field, 'unknown_value', `${quote(value)} n'est pas une valeur connue.${known}`);
    return undefined;
  }
}
