import type { Fault, Message } from '@maillage/kernel';
import { type KnownStructure, pivotOf } from '../structure/structure.js';
import type { StructureDirectory } from '../structure/structure-directory.js';
import type { MayWrite } from '../structure/structure-rules.js';
import type { Wanted } from './merge.js';

export const OUTSIDE = 'actors.outside_fence';
export const ALREADY_MERGED = 'actors.already_merged';

/** What a merge is judged against. */
export interface MergeGrounds {
  readonly directory: StructureDirectory;
  readonly mayWrite: MayWrite;
}

interface Named {
  readonly pointer: string;
  readonly id: string;
}

const fault = (pointer: string, code: string, detail: Message, value: string): Fault => ({
  pointer,
  code,
  detail,
  value,
});

const namedIn = ({ survivor, absorbed }: Wanted): Named[] => [
  { pointer: '/survivant', id: survivor },
  ...absorbed.map((id, index) => ({ pointer: `/absorbes/${index}`, id })),
];

/** How what is merged is called. */
interface Words {
  readonly code: string;
  readonly fr: { readonly the: string; readonly merged: string };
  readonly en: string;
}

const STRUCTURES: Words = {
  code: 'structure',
  fr: { the: 'La structure', merged: 'fusionnée' },
  en: 'Structure',
};
export const PLACES: Words = {
  code: 'place',
  fr: { the: 'Le lieu', merged: 'fusionné' },
  en: 'Place',
};

/** What is to be merged, as the caller finds it. */
interface Standing {
  readonly mergedInto: string | undefined;
  readonly isReached: boolean;
}

/** What speaks against a merge of structures: the first kind of fault that there is, everywhere. */
export function mergeFaults(wanted: Wanted, { directory, mayWrite }: MergeGrounds): Fault[] {
  const faults = generalFaults(wanted, STRUCTURES, (id) => {
    const known = directory.described(id);
    return known && { mergedInto: known.mergedInto, isReached: reaches(known, mayWrite) };
  });
  return faults.length > 0
    ? faults
    : namedIn(wanted).flatMap((one) => ring(one, wanted, directory));
}

/** What speaks against a merge, whatever is merged: the first kind of fault that there is, everywhere. */
export function generalFaults(
  wanted: Wanted,
  words: Words,
  find: (id: string) => Standing | undefined,
): Fault[] {
  const named = namedIn(wanted);
  for (const judge of [repeated, unknown, outside, merged]) {
    const faults = named.flatMap((one, index) =>
      judge(one, {
        words,
        standing: find(one.id),
        isFirst: named.findIndex(({ id }) => id === one.id) === index,
      }),
    );
    if (faults.length > 0) return faults;
  }
  return [];
}

interface Question {
  readonly words: Words;
  readonly standing: Standing | undefined;
  readonly isFirst: boolean;
}

const repeated = ({ pointer, id }: Named, { isFirst }: Question): Fault[] =>
  isFirst
    ? []
    : [
        fault(
          pointer,
          'actors.merged_with_itself',
          {
            fr: 'Cet identifiant est donné deux fois : rien ne se fusionne avec soi-même.',
            en: 'This id is given twice: nothing is merged with itself.',
          },
          id,
        ),
      ];

const unknown = ({ pointer, id }: Named, { words, standing }: Question): Fault[] =>
  standing === undefined
    ? [
        fault(
          pointer,
          `actors.unknown_${words.code}`,
          {
            fr: `Rien ne porte cet identifiant (${words.fr.the.toLowerCase()}) : lisez l’annuaire, puis donnez celui d’aujourd’hui.`,
            en: `Nothing has this id (${words.en.toLowerCase()}): read the directory and give that of today.`,
          },
          id,
        ),
      ]
    : [];

const outside = ({ pointer, id }: Named, { words, standing }: Question): Fault[] =>
  standing?.isReached === false
    ? [
        fault(
          pointer,
          OUTSIDE,
          {
            fr: `${words.fr.the} ${id} est hors des territoires, des structures ou de la source de vos droits : on ne fusionne que ce que l’on peut écrire.`,
            en: `${words.en} ${id} is outside of the territories, structures or source of your rights: only what may be written is merged.`,
          },
          id,
        ),
      ]
    : [];

const merged = ({ pointer, id }: Named, { words, standing }: Question): Fault[] =>
  standing?.mergedInto === undefined
    ? []
    : [
        fault(
          pointer,
          ALREADY_MERGED,
          {
            fr: `${words.fr.the} ${id} est déjà ${words.fr.merged} dans ${standing.mergedInto} : donnez celui-là, ou annulez d’abord cette fusion.`,
            en: `${words.en} ${id} is merged into ${standing.mergedInto} already: give that one, or undo that merge first.`,
          },
          id,
        ),
      ];

/** A structure that has another for parent, step by step, or for successor, does not stand for it. */
function ring(
  { pointer, id }: Named,
  { survivor }: Wanted,
  directory: StructureDirectory,
): Fault[] {
  const { parent_id: parent, fermeture } = directory.find(survivor)?.structure ?? {};
  const successor = fermeture?.successeur_id;
  const isParent = parent !== undefined && directory.leadsTo(id, parent);
  const isSuccessor = successor !== undefined && directory.find(successor)?.id === id;
  if (id === survivor || (!isParent && !isSuccessor)) return [];
  return [
    fault(
      pointer,
      'actors.merged_into_own',
      {
        fr: 'La structure qui resterait a celle-ci pour parente, de proche en proche, ou pour successeur : gardez plutôt celle-ci.',
        en: 'The structure that would remain has this one for parent, step by step, or for successor: keep this one instead.',
      },
      id,
    ),
  ];
}

/** Whether a structure may be written. */
const reaches = (
  { source, commune, structure: { siret } }: KnownStructure,
  mayWrite: MayWrite,
): boolean => mayWrite({ source, commune, structure: siret });

/**
 * What hinders structures from standing by themselves again: a number that another took meanwhile, or a ring of parents.
 * @param holders ids of structures by their numbers, those of `back` left out.
 */
export function returnFaults(
  back: readonly KnownStructure[],
  holders: ReadonlyMap<string, string>,
  directory: StructureDirectory,
): Fault[] {
  for (const one of back) directory.put({ ...one, isWithdrawn: false, mergedInto: undefined });
  const taken = new Map(holders);
  return back.flatMap(({ id, structure }): Fault[] => {
    const pivot = pivotOf(structure);
    const holder = pivot === undefined ? undefined : taken.get(pivot);
    if (pivot !== undefined) taken.set(pivot, id);
    const { parent_id: parent } = structure;
    return [
      ...(pivot === undefined || holder === undefined
        ? []
        : [
            fault(
              '',
              'actors.number_taken',
              {
                fr: `La structure ${holder} a pris depuis le numéro ${pivot} de ${id} : retirez-le-lui d’abord.`,
                en: `Structure ${holder} has taken number ${pivot} of ${id} since: take it from there first.`,
              },
              id,
            ),
          ]),
      ...(parent !== undefined && directory.leadsTo(id, parent)
        ? [
            fault(
              '',
              'actors.parent_cycle',
              {
                fr: `La structure ${id} serait, de proche en proche, sa propre parente : corrigez d’abord la parente de celle-ci.`,
                en: `Structure ${id} would be its own parent, step by step: correct the parent of that one first.`,
              },
              id,
            ),
          ]
        : []),
    ];
  });
}
