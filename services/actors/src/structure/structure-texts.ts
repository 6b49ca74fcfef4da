import { type Findings, isCivilDate, isUuid } from '@maillage/kernel';
import { normalise, type Nomenclature } from '@maillage/nomenclatures';

/** Something with named members, of which nothing is known yet. */
export type Members = Readonly<Record<string, unknown>>;

/** Most characters of a text, where nothing shorter is said. */
const MOST = 1000;
/** Most items of a list. */
export const MOST_ITEMS = 1000;

/** A trimmed text, undefined where there is none; a fault for what is no text or cannot be kept. */
export function readText(
  name: string,
  value: unknown,
  found: Findings,
  most = MOST,
): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'string')
    return found.fault(
      name,
      'wrong_type',
      { fr: 'Attendu : du texte.', en: 'Expected: text.' },
      JSON.stringify(value),
    );
  const text = value.normalize('NFC').trim();
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/.test(text) || /\p{Surrogate}/u.test(text))
    return found.fault(
      name,
      'control_character',
      {
        fr: 'Ce champ contient un caractère illisible (octet nul ou caractère de contrôle).',
        en: 'This field holds an unreadable character (a NUL byte or a control character).',
      },
      text,
    );
  if (text.length > most)
    return found.fault(
      name,
      'too_long',
      { fr: `${most} caractères au plus.`, en: `${most} characters at most.` },
      text,
    );
  return text === '' ? undefined : text;
}

/** A text of a certain form. */
export function readForm(
  name: string,
  value: unknown,
  form: RegExp,
  found: Findings,
  wanted: { readonly fr: string; readonly en: string },
): string | undefined {
  const text = readText(name, value, found);
  if (text === undefined || form.test(text)) return text;
  return found.fault(
    name,
    'invalid_form',
    { fr: `Attendu : ${wanted.fr}.`, en: `Expected: ${wanted.en}.` },
    text,
  );
}

/** A code of a list, in the list's spelling. */
export function readCode(
  name: string,
  value: unknown,
  list: Nomenclature,
  found: Findings,
): string | undefined {
  const text = readText(name, value, found);
  if (text === undefined) return undefined;
  return (
    normalise(list, text) ??
    found.fault(
      name,
      'unknown_value',
      {
        fr: `Valeur inconnue ; voir /v1/nomenclatures/${list.code}.`,
        en: `Unknown value; see /v1/nomenclatures/${list.code}.`,
      },
      text,
    )
  );
}

/** An id of ours. */
export function readId(name: string, value: unknown, found: Findings): string | undefined {
  const text = readText(name, value, found)?.toLowerCase();
  if (text === undefined || isUuid(text)) return text;
  return found.fault(
    name,
    'invalid_id',
    {
      fr: 'Attendu : un identifiant de Maillage, par exemple 01932f5a-7c1e-7b42-9d3e-5f60718293a4.',
      en: 'Expected: an id of Maillage, for example 01932f5a-7c1e-7b42-9d3e-5f60718293a4.',
    },
    text,
  );
}

/** A day of the calendar. */
export function readCivilDate(name: string, value: unknown, found: Findings): string | undefined {
  const text = readText(name, value, found);
  if (text === undefined || isCivilDate(text)) return text;
  return found.fault(
    name,
    'invalid_date',
    {
      fr: 'Attendu : une date du calendrier écrite AAAA-MM-JJ.',
      en: 'Expected: a day of the calendar, written YYYY-MM-DD.',
    },
    text,
  );
}

/** The items of a list; undefined where there is none. */
export function readItems(name: string, value: unknown, found: Findings): unknown[] | undefined {
  if (value === undefined) return undefined;
  if (!Array.isArray(value))
    return found.fault(
      name,
      'wrong_type',
      { fr: 'Attendu : une liste.', en: 'Expected: a list.' },
      JSON.stringify(value),
    );
  if (value.length > MOST_ITEMS)
    return found.fault(name, 'too_long', {
      fr: `${MOST_ITEMS} éléments au plus.`,
      en: `${MOST_ITEMS} items at most.`,
    });
  return value.length === 0 ? undefined : (value as unknown[]);
}

/** The members of an object that may have these and no others; undefined where there is none. */
export function readMembers(
  name: string,
  value: unknown,
  allowed: readonly string[],
  found: Findings,
): Members | undefined {
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return found.fault(
      name,
      'wrong_type',
      { fr: 'Attendu : un objet.', en: 'Expected: an object.' },
      JSON.stringify(value),
    );
  refuseOthers(value as Members, allowed, name === '' ? found : found.inside(name));
  return value as Members;
}

/** An unknown field is told, so that a typing error is never silently lost. */
function refuseOthers(value: Members, allowed: readonly string[], found: Findings): void {
  for (const name of Object.keys(value))
    if (!allowed.includes(name))
      found.fault(name.replaceAll('~', '~0').replaceAll('/', '~1').slice(0, 60), 'unknown_field', {
        fr: `Le champ « ${name.slice(0, 60)} » n’existe pas ici.`,
        en: `There is no field "${name.slice(0, 60)}" here.`,
      });
}
