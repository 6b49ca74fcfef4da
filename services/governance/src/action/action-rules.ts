import type { Fault } from '@maillage/kernel';
import type { Naming } from '../record/known-faults.js';
import { fault, orderFaults, twiceFaults } from '../record/faults.js';
import type { Draft, Settled } from '../record/record.js';
import type { Axis } from '../roadmap/roadmap.js';
import { type Edges, findCycle } from '../sequence/find-cycle.js';
import type { Action, Placing, Status } from './action.js';

/** What an action is judged against. */
export interface Grounds {
  /** Axes of the roadmaps that it names and its writer may read. */
  readonly roadmaps: ReadonlyMap<string, readonly Axis[]>;
  /** Actions that it names and its writer may read: the parent of each, if it has one. */
  readonly actions: ReadonlyMap<string, string | undefined>;
  /** Whether it has parts of its own. */
  readonly isParent: boolean;
  /** What those that it waits for wait for, all the way. */
  readonly edges: Edges;
}

/** An action as it is to stand: each status with its day, reasons gone with the status they were for. */
export function settleAction(
  { id, value, before, today }: Draft<Action>,
  grounds: Grounds,
): Settled<Action> {
  const settled = { ...value, statut: settleStatus(value.statut, before?.statut, today) };
  return { value: settled, faults: actionFaults(id, settled, before, grounds) };
}

function settleStatus(next: Status, before: Status | undefined, today: string): Status {
  if (next.code === before?.code) return next;
  const { code, depuis, ...reasons } = next;
  const said = Object.fromEntries(
    Object.entries(reasons).filter(([name, text]) => text !== before?.[name as keyof Status]),
  );
  return {
    code,
    depuis: depuis === undefined || depuis === before?.depuis ? today : depuis,
    ...said,
  };
}

/** What an action names of the directory that it did not name before. */
export function newNamings(
  next: Action,
  before: Action | undefined,
): { readonly structures: Naming[]; readonly posts: Naming[] } {
  const had = new Set(before === undefined ? [] : structuresOf(before).map(({ id }) => id));
  const { pilote_poste_id: post } = next;
  return {
    structures: structuresOf(next).filter(({ id }) => !had.has(id)),
    posts:
      post === undefined || post === before?.pilote_poste_id
        ? []
        : [{ pointer: '/pilote_poste_id', id: post }],
  };
}

const LISTS = ['partenaires', 'financeurs', 'beneficiaires', 'recipiendaires'] as const;

const structuresOf = (action: Action): Naming[] => [
  ...(action.structure_pilote_id === undefined
    ? []
    : [{ pointer: '/structure_pilote_id', id: action.structure_pilote_id }]),
  ...LISTS.flatMap((list) =>
    (action[list] ?? []).map((id, index) => ({ pointer: `/${list}/${index}`, id })),
  ),
];

function actionFaults(
  id: string,
  next: Action,
  before: Action | undefined,
  grounds: Grounds,
): Fault[] {
  const { feuilles, debut, fin, depend_de: waits = [], statut } = next;
  return [
    ...orderFaults('/fin', debut, fin),
    ...twiceFaults(
      feuilles.map(({ feuille_id: roadmap }) => roadmap),
      (index) => `/feuilles/${index}/feuille_id`,
    ),
    ...feuilles.flatMap((placing, index) =>
      placingFaults(`/feuilles/${index}`, placing, before, grounds),
    ),
    ...parentFaults(id, next, grounds),
    ...twiceFaults(
      waits.map(({ action_id: one }) => one),
      (index) => `/depend_de/${index}/action_id`,
    ),
    ...waits.flatMap(({ action_id: one }, index) =>
      one === id || grounds.actions.has(one)
        ? []
        : [unknownAction(`/depend_de/${index}/action_id`)],
    ),
    ...cycleFaults(id, next, grounds),
    ...statusFaults(statut),
  ];
}

const unknownAction = (pointer: string): Fault =>
  fault(
    pointer,
    'unknown_action',
    'Aucune action que vous puissiez lire ne porte cet identifiant.',
    'No action that you may read has this id.',
  );

function placingFaults(
  pointer: string,
  { feuille_id, axe_id, objectif_id }: Placing,
  before: Action | undefined,
  { roadmaps }: Grounds,
): Fault[] {
  const axes = roadmaps.get(feuille_id);
  if (axes === undefined)
    return [
      fault(
        `${pointer}/feuille_id`,
        'unknown_roadmap',
        'Aucune feuille de route que vous puissiez lire ne porte cet identifiant.',
        'No roadmap that you may read has this id.',
      ),
    ];
  const axis = axes.find((one) => one.id === axe_id);
  if (axe_id !== undefined && axis === undefined)
    return [
      fault(
        `${pointer}/axe_id`,
        'unknown_axis',
        `Cette feuille n’a pas d’axe « ${axe_id} ».`,
        `This roadmap has no axis "${axe_id}".`,
      ),
    ];
  const stood = before?.feuilles.some(
    (one) => one.feuille_id === feuille_id && one.axe_id === axe_id,
  );
  return [
    ...(axis?.termine === true && stood !== true
      ? [
          fault(
            `${pointer}/axe_id`,
            'axis_finished',
            'Cet axe est terminé : il ne reçoit plus d’action.',
            'This axis is finished: it takes no new action.',
          ),
        ]
      : []),
    ...(objectif_id !== undefined && !axis?.objectifs?.some((one) => one.id === objectif_id)
      ? [
          fault(
            `${pointer}/objectif_id`,
            'unknown_objective',
            `Cet axe n’a pas d’objectif « ${objectif_id} ».`,
            `This axis has no objective "${objectif_id}".`,
          ),
        ]
      : []),
  ];
}

function parentFaults(id: string, { parent_id: parent }: Action, grounds: Grounds): Fault[] {
  if (parent === undefined) return [];
  if (!grounds.actions.has(parent) && parent !== id) return [unknownAction('/parent_id')];
  if (parent !== id && grounds.actions.get(parent) === undefined && !grounds.isParent) return [];
  return [
    fault(
      '/parent_id',
      'nested_twice',
      'Une sous-action n’a pas de sous-actions, et une action n’est pas la sienne.',
      'A sub-action has no sub-actions, and no action is its own.',
    ),
  ];
}

function cycleFaults(id: string, { depend_de: waits = [] }: Action, { edges }: Grounds): Fault[] {
  const own: [string, string[]] = [id, waits.map(({ action_id: one }) => one)];
  const cycle = findCycle(new Map([...edges, own]));
  if (cycle === undefined) return [];
  const named = [...cycle, cycle[0]].join(' → ');
  return [
    fault(
      '/depend_de',
      'dependency_cycle',
      `Ces actions s’attendent l’une l’autre : ${named}.`,
      `These actions wait for one another: ${named}.`,
    ),
  ];
}

function statusFaults({ code, motif, bloquee_par }: Status): Fault[] {
  if (code === 'abandonnee' && motif === undefined)
    return [
      fault(
        '/statut/motif',
        'reason_required',
        'Dites pourquoi cette action est abandonnée.',
        'Say why this action is given up.',
      ),
    ];
  if (code === 'bloquee' && bloquee_par === undefined)
    return [
      fault(
        '/statut/bloquee_par',
        'reason_required',
        'Dites par quoi cette action est bloquée.',
        'Say by what this action is blocked.',
      ),
    ];
  return [];
}
