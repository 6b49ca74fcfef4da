import type { Fault } from '@maillage/kernel';
import { type Network, structuresOf } from './network.js';

/** Structures that a network may name: the day each closed, null while it is active. */
export type NamedStructures = ReadonlyMap<string, string | null>;

/** What speaks against the structures of a network, beside its form. Those it had before are not judged again. */
export function networkFaults(
  next: Network,
  before: Network | undefined,
  structures: NamedStructures,
): Fault[] {
  const had = new Set(before === undefined ? [] : structuresOf(before));
  const judged = (pointer: string, id: string, until?: string): Fault[] =>
    had.has(id) ? [] : faultsOf(pointer, id, structures.get(id), until);
  const { animateur_id: animator, membres = [] } = next;
  return [
    ...(animator === undefined ? [] : judged('/animateur_id', animator, next.fin)),
    ...membres.flatMap(({ structure_id: id, au }, index) =>
      judged(`/membres/${index}/structure_id`, id, au ?? next.fin),
    ),
  ];
}

function faultsOf(
  pointer: string,
  id: string,
  closed: string | null | undefined,
  until = '9999-12-31',
): Fault[] {
  if (closed === undefined)
    return [
      {
        pointer,
        code: 'actors.unknown_structure',
        detail: {
          fr: 'Aucune structure n’a cet identifiant : inscrivez-la d’abord.',
          en: 'No structure has this id: enter it first.',
        },
        value: id,
      },
    ];
  if (closed === null || until <= closed) return [];
  return [
    {
      pointer,
      code: 'actors.structure_closed',
      detail: {
        fr: `Cette structure a fermé le ${closed} : donnez celle qui est active aujourd’hui, ou un dernier jour avant cela (« au »).`,
        en: `This structure closed on ${closed}: give the one that is active today, or a last day before that ("au").`,
      },
      value: id,
    },
  ];
}
