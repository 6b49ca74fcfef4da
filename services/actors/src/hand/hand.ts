import { isDeepStrictEqual } from 'node:util';
import type { Remark } from '@maillage/kernel';

/** What may be corrected by hand. */
export const SUBJECTS = ['structure', 'lieu'] as const;
export type Subject = (typeof SUBJECTS)[number];

/**
 * What became of a correction by hand: `tenu` its source has not spoken since; `ouvert` its source says something else;
 * `plus_tard` and `garde` what was decided of what its source says; `accord` item and source say the same again.
 */
export type HandState = 'tenu' | 'ouvert' | 'plus_tard' | 'garde' | 'accord';

/** Some fields of an item with what they say; what is empty is absent. */
export type Said = Readonly<Record<string, unknown>>;

/** A correction that holds, of one field or of fields that make sense together alone. */
export interface HandField {
  readonly id: string;
  readonly subjectId: string;
  readonly field: string;
  /** What the source said last. */
  readonly said: Said;
  readonly state: HandState;
}

const WHERE = ['adresse', 'complement_adresse', 'code_postal', 'commune', 'code_insee'];

/** Fields that are corrected and decided together, under one name. */
const GROUPS: Readonly<Record<Subject, Readonly<Record<string, readonly string[]>>>> = {
  lieu: { adresse: WHERE, position: ['latitude', 'longitude'] },
  structure: { numero: ['siret', 'siren', 'rna', 'ridet', 'sans_identifiant'], adresse: WHERE },
};

/**
 * Fields that no hand holds: the id of the source, the date of its entry, which a source alone knows, and antennas, which
 * sources list by ids of their own.
 */
const FREE = ['id', 'date_maj', 'antennes'];

/** The fields that go by a name. */
export const fieldsOf = (subject: Subject, name: string): readonly string[] =>
  GROUPS[subject][name] ?? [name];

/** The name by which a field goes. */
export const nameOf = (subject: Subject, field: string): string =>
  Object.entries(GROUPS[subject]).find(([, fields]) => fields.includes(field))?.[0] ?? field;

/** What an item says under a name. */
export function saidOf(item: object, subject: Subject, name: string): Said {
  const all = item as Said;
  return Object.fromEntries(
    fieldsOf(subject, name).flatMap((field) =>
      all[field] === undefined ? [] : [[field, all[field]]],
    ),
  );
}

/** Names under which an item says something else than before. */
export function corrected(subject: Subject, before: object, after: object): string[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const names = new Set(
    fields.filter((one) => !FREE.includes(one)).map((one) => nameOf(subject, one)),
  );
  return [...names].filter(
    (name) => !isDeepStrictEqual(saidOf(before, subject, name), saidOf(after, subject, name)),
  );
}

/** What a correction is to say and be from now on. */
export type Next = Pick<HandField, 'said' | 'state'>;

/**
 * What becomes of a correction when its source speaks.
 * @param present what the item says under its name.
 * @returns undefined where nothing changes.
 */
export function hear({ said, state }: HandField, now: Said, present: Said): Next | undefined {
  if (isDeepStrictEqual(now, present)) return { said: now, state: 'accord' };
  if (state !== 'tenu' && isDeepStrictEqual(now, said)) return undefined;
  return { said: now, state: 'ouvert' };
}

/** A correction of which its source says something, and what becomes of it. */
export interface Heard {
  readonly hand: HandField;
  readonly next: Next | undefined;
}

/** What is written of what a source says. */
export interface Held<Item> {
  readonly item: Item;
  readonly heard: readonly Heard[];
  /** What the sender is told of fields that stay as the hand has them. */
  readonly remarks: readonly Remark[];
}

/**
 * Lays corrections by hand over what a source says.
 * @param isSaid whether the source says anything under a name.
 */
export function holdOver<Item extends object>(
  subject: Subject,
  told: Item,
  present: object,
  hands: readonly HandField[],
  isSaid: (name: string) => boolean = () => true,
): Held<Item> {
  const heard = hands
    .filter(({ field }) => isSaid(field))
    .map((hand) => ({
      hand,
      next: hear(hand, saidOf(told, subject, hand.field), saidOf(present, subject, hand.field)),
    }));
  const held = heard.filter(({ next }) => next?.state !== 'accord').map(({ hand }) => hand.field);
  const fields = held.flatMap((name) => fieldsOf(subject, name));
  const others = Object.entries(told).filter(([field]) => !fields.includes(field));
  return {
    item: {
      ...Object.fromEntries(others),
      ...Object.assign({}, ...held.map((name) => saidOf(present, subject, name))),
    } as Item,
    heard,
    remarks: heard.flatMap(({ hand, next }) => {
      const state = next?.state ?? hand.state;
      return state === 'accord'
        ? []
        : [remarkOf(fieldsOf(subject, hand.field)[0], hand.field, state)];
    }),
  };
}

/** What becomes of a correction when a hand corrects the item again. */
export const afterHand = (hand: HandField, present: Said): Next =>
  isDeepStrictEqual(hand.said, present)
    ? { said: hand.said, state: 'accord' }
    : { said: hand.said, state: hand.state };

function remarkOf(first = '', name: string, state: HandState): Remark {
  const isKept = state === 'garde';
  return {
    pointer: `/${first}`,
    code: isKept ? 'actors.kept_by_hand' : 'actors.held_by_hand',
    detail: isKept
      ? {
          fr: `« ${name} » reste comme il a été corrigé à la main : ce que dit la source a été lu et écarté.`,
          en: `"${name}" stays as it was corrected by hand: what the source says was read and set aside.`,
        }
      : {
          fr: `« ${name} » a été corrigé à la main, et la source dit autre chose : la correction reste. À décider dans « /v1/desaccords ».`,
          en: `"${name}" was corrected by hand, and the source says something else: the correction stays. To be decided in "/v1/desaccords".`,
        },
  };
}
