import type { Fault, Message } from '@maillage/kernel';
import type { StructureDraft } from './read-structure.js';
import {
  type Antenna,
  inOrder,
  type KnownStructure,
  type LocatedStructure,
  pivotOf,
} from './structure.js';
import type { StructureDirectory } from './structure-directory.js';

/** Says whether the sender may write a structure of a source there, of that SIRET. */
export type MayWrite = (row: {
  readonly source: string;
  readonly commune: string | undefined;
  readonly structure: string | undefined;
}) => boolean;

/** What a structure is judged against. */
export interface Grounds {
  readonly directory: StructureDirectory;
  readonly mayWrite: MayWrite;
}

export const OUTSIDE = 'actors.outside_fence';
export const NUMBER_TAKEN = 'actors.number_taken';

const fault = (pointer: string, code: string, detail: Message, value?: string): Fault => ({
  pointer,
  code: code.includes('.') ? code : `actors.${code}`,
  detail,
  ...(value === undefined ? {} : { value }),
});

/**
 * What speaks against a structure as it would stand, beside its form: rights, a number that another has, parent and
 * successor. What it had before is not judged again.
 */
export function refusalsOf(
  { id, source }: { readonly id: string; readonly source: string },
  next: LocatedStructure,
  before: KnownStructure | undefined,
  { directory, mayWrite }: Grounds,
): Fault[] {
  const isOutside = [next, ...(before === undefined ? [] : [before])].some(
    ({ commune, structure: { siret } }) => !mayWrite({ source, commune, structure: siret }),
  );
  if (isOutside)
    return [
      fault(
        next.commune === undefined ? '' : '/code_insee',
        OUTSIDE,
        {
          fr: 'Cette structure est hors des territoires, des structures ou de la source de vos droits.',
          en: 'This structure is outside the territories, structures or source of your rights.',
        },
        next.commune,
      ),
    ];
  return [
    ...numberFaults(id, next, directory),
    ...parentFaults(id, next, before, directory),
    ...successorFaults(id, next, before, directory),
  ];
}

function numberFaults(
  id: string,
  { structure }: LocatedStructure,
  directory: StructureDirectory,
): Fault[] {
  const pivot = pivotOf(structure);
  const holder = directory.ofPivot(pivot);
  if (holder === undefined || holder.id === id) return [];
  const name = (['siret', 'siren', 'rna', 'ridet'] as const).find(
    (one) => structure[one] === pivot,
  );
  return [
    fault(
      `/${name}`,
      NUMBER_TAKEN,
      {
        fr: `La structure ${holder.id} (« ${holder.structure.nom.slice(0, 100)} ») a déjà ce numéro : corrigez-la, ou inscrivez chez elle une antenne.`,
        en: `Structure ${holder.id} ("${holder.structure.nom.slice(0, 100)}") has this number already: correct it, or enter an antenna there.`,
      },
      pivot,
    ),
  ];
}

function parentFaults(
  id: string,
  { structure: { parent_id: parent } }: LocatedStructure,
  before: KnownStructure | undefined,
  directory: StructureDirectory,
): Fault[] {
  if (parent === undefined || parent === before?.structure.parent_id) return [];
  const refused = (code: string, fr: string, en: string): Fault[] => [
    fault('/parent_id', code, { fr, en }, parent),
  ];
  const known = directory.find(parent);
  if (parent === id || known?.id === id)
    return refused(
      'own_parent',
      'Une structure n’est pas sa propre structure parente.',
      'A structure is not its own parent.',
    );
  if (known === undefined)
    return refused(
      'unknown_parent',
      'Aucune structure n’a cet identifiant : inscrivez d’abord la structure parente.',
      'No structure has this id: enter the parent first.',
    );
  return directory.leadsTo(id, parent)
    ? refused(
        'parent_cycle',
        'Cette structure est elle-même parente, de proche en proche, de celle que vous lui donnez pour parente.',
        'This structure is itself, step by step, a parent of the one you give it as parent.',
      )
    : [];
}

function successorFaults(
  id: string,
  { structure: { fermeture } }: LocatedStructure,
  before: KnownStructure | undefined,
  directory: StructureDirectory,
): Fault[] {
  const successor = fermeture?.successeur_id;
  if (successor === undefined || successor === before?.structure.fermeture?.successeur_id)
    return [];
  const refused = (code: string, fr: string, en: string): Fault[] => [
    fault('/fermeture/successeur_id', code, { fr, en }, successor),
  ];
  const known = directory.find(successor);
  if (successor === id || known?.id === id)
    return refused(
      'own_successor',
      'Une structure ne se succède pas à elle-même.',
      'A structure does not succeed itself.',
    );
  if (known === undefined)
    return refused(
      'unknown_successor',
      'Aucune structure n’a cet identifiant : inscrivez d’abord la structure qui succède.',
      'No structure has this id: enter the successor first.',
    );
  const { fermeture: closed } = known.structure;
  return closed === undefined
    ? []
    : refused(
        'successor_closed',
        `La structure qui succède a fermé le ${closed.date} : donnez celle qui est active aujourd’hui.`,
        `The successor closed on ${closed.date}: give the one that is active today.`,
      );
}

/**
 * A draft with an id for each antenna: its own, that of the antenna of the same name, or a new one. An id that the
 * structure does not have is refused, so that none is borrowed.
 */
export function settle(
  { structure, commune, departement }: StructureDraft,
  before: readonly Antenna[] | undefined,
  newId: () => string,
): { readonly located: LocatedStructure; readonly faults: readonly Fault[] } {
  const { antennes: drafts, ...others } = structure;
  const faults: Fault[] = [];
  const taken = new Set(drafts?.flatMap(({ id }) => id ?? []));
  const antennes = drafts?.map((draft, index): Antenna => {
    if (draft.id !== undefined && !before?.some(({ id }) => id === draft.id))
      faults.push(
        fault(
          `/antennes/${index}/id`,
          'unknown_antenna',
          {
            fr: 'Cette structure n’a pas d’antenne de cet identifiant : une nouvelle s’écrit sans « id ».',
            en: 'This structure has no antenna of this id: a new one is written without "id".',
          },
          draft.id,
        ),
      );
    const same = before?.find(({ id, nom }) => nom === draft.nom && !taken.has(id));
    const id = draft.id ?? same?.id ?? newId();
    taken.add(id);
    const { nom, adresse, source_id } = draft;
    return {
      id,
      nom,
      ...(adresse === undefined ? {} : { adresse }),
      ...(source_id === undefined ? {} : { source_id }),
    };
  });
  return { located: { structure: inOrder({ ...others, antennes }), commune, departement }, faults };
}
