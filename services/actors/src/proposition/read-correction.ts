import { isDeepStrictEqual } from 'node:util';
import {
  type Fault,
  fieldAt,
  type Language,
  mergePatch,
  type Message,
  parisDate,
} from '@maillage/kernel';
import { readStandardRow } from '../place-import/read-place.js';
import { readStructure } from '../structure/read-structure.js';
import {
  CORRECTABLE,
  LISTS,
  type ProposedField,
  type Subject,
  TOWN,
  type Value,
  valueOf,
} from './proposition.js';
import { hoursFromWords, hoursInWords } from './hours.js';
import { inPairs } from './telephone.js';

/** Characters of a field at most. */
export const mostOf = (champ: string): number => MOST[champ] ?? 1_000;
const MOST: Readonly<Record<string, number>> = { nom: 300, presentation_resume: 280 };

/** What a reader of files merely remarks, and a person can correct at once. */
const TO_CORRECT = ['actors.invalid_email', 'actors.invalid_phone', 'actors.invalid_url'];

/** What is corrected, as it stands: a structure, or a place with the id of its source. */
export interface Corrected {
  readonly subject: Subject;
  readonly described: object;
}

export type ReadCorrection =
  | { readonly fields: readonly ProposedField[] }
  /** What is wrong, by field. */
  | { readonly wrong: ReadonlyMap<string, Message> };

/** A field as a person reads and writes it: the items of a list on a line each. */
export function textOf(champ: string, value: Value, language: Language): string {
  if (typeof value !== 'string') return (value ?? []).join('\n');
  if (champ === 'horaires') return hoursInWords(value, language).join('\n');
  return champ === 'telephone' ? inPairs(value) : value;
}

/**
 * Reads a form of corrections.
 * @param typed what stands in it, by field; a field that is not in it stays.
 * @param reading civil date in Europe/Paris, and the language of the form.
 * @returns the fields that say something else than what stands, none where nothing does; or what is wrong with them.
 */
export function readCorrection(
  { subject, described }: Corrected,
  typed: Readonly<Record<string, string>>,
  { now, language }: { readonly now: Date; readonly language: Language },
): ReadCorrection {
  const shown = (champ: string): string => textOf(champ, valueOf(described, champ), language);
  const changes = CORRECTABLE[subject].flatMap((champ) => {
    const value = readValue(champ, typed[champ] ?? shown(champ));
    return isDeepStrictEqual(value, readValue(champ, shown(champ))) ? [] : [{ champ, value }];
  });
  if (changes.length === 0) return { fields: [] };
  const wrong = new Map<string, Message>(
    changes.flatMap(({ champ, value }) =>
      [value].flat().join('\n').length > mostOf(champ) ? [[champ, tooLong(champ)]] : [],
    ),
  );
  const isMoved = changes.some(({ champ }) => TOWN.includes(champ));
  const next = mergePatch(described, {
    ...Object.fromEntries(changes.map(({ champ, value }) => [champ, value])),
    ...(isMoved ? { code_insee: null } : {}),
  });
  const read = readAs(subject, next, now);
  const names = changes.map(({ champ }) => champ as string);
  for (const { pointer, detail } of read.faults) {
    const name = nameOf(pointer, names);
    if (!wrong.has(name)) wrong.set(name, MESSAGES[name] ?? detail);
  }
  if (wrong.size > 0 || read.value === undefined) return { wrong };
  const { value: kept } = read;
  return {
    fields: names.flatMap((champ) => {
      const [avant, propose] = [valueOf(described, champ), valueOf(kept, champ)];
      const isSame = isDeepStrictEqual(avant, propose);
      return isSame ? [] : [{ champ, avant, propose, etat: 'en_attente' as const }];
    }),
  };
}

/** What is read of it, if it can be, and what is wrong. */
function readAs(
  subject: Subject,
  next: unknown,
  now: Date,
): { readonly value?: object; readonly faults: readonly Fault[] } {
  const read =
    subject === 'lieu'
      ? readStandardRow(next as Readonly<Record<string, unknown>>, now)
      : readStructure(next, { today: parisDate(now) });
  const doubts = read.remarks.filter(({ code }) => TO_CORRECT.includes(code));
  if ('faults' in read) return { faults: [...read.faults, ...doubts] };
  return { value: 'place' in read ? read.place : read.draft.structure, faults: doubts };
}

/** The field of the form that a fault is shown beside: an unknown commune beside what was written of it. */
function nameOf(pointer: string, names: readonly string[]): string {
  const name = fieldAt(pointer).split('/')[0] ?? '';
  if (names.includes(name)) return name;
  return names.find((one) => TOWN.includes(one)) ?? names[0] ?? name;
}

function readValue(champ: string, text: string): Value {
  if (champ === 'horaires') return hoursFromWords(text.trim()) || null;
  if (!LISTS.includes(champ)) return text.trim() || null;
  const items = text
    .split('\n')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return items.length === 0 ? null : items;
}

/** What a person with a form is told better than the sender of a file. */
const MESSAGES: Readonly<Record<string, Message>> = {
  code_postal: {
    fr: 'Un code postal de cinq chiffres, qui va avec la commune.',
    en: 'A postal code of five digits that goes with the commune.',
  },
  telephone: {
    fr: 'Un numéro complet, par exemple 03 21 00 00 00.',
    en: 'A complete number, for example 03 21 00 00 00.',
  },
};

const tooLong = (champ: string): Message => ({
  fr: `${mostOf(champ)} caractères au plus.`,
  en: `${mostOf(champ)} characters at most.`,
});
