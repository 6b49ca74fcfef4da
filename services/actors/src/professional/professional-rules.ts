import type { Fault } from '@maillage/kernel';
import { OUTSIDE } from './record.errors.js';

/** A structure that an entry names, as far as the writer may know of it. */
export interface KeepingStructure {
  /** Civil date; null while it is active. */
  readonly closed_on: string | null;
}

/** What that structure is judged against. */
export interface KeepingGrounds {
  /** Undefined where there is no such structure, or none that the writer reaches. */
  readonly structure: KeepingStructure | undefined;
  /** Whether the writer reaches an entry of the source that lies in no territory. */
  readonly reachesAnywhere: boolean;
}

/** A structure that a record names and that the writer does not reach is as if it did not exist. */
export const unknownStructure = (id: string): Fault => ({
  pointer: '/structure_id',
  code: 'actors.unknown_structure',
  detail: {
    fr: 'Aucune structure de vos territoires n’a cet identifiant : inscrivez d’abord la structure.',
    en: 'No structure of your territories has this id: enter the structure first.',
  },
  value: id,
});

/** What speaks against the structure that is to keep an entry, or against there being none. */
export function keepingFaults(
  id: string | undefined,
  { structure, reachesAnywhere }: KeepingGrounds,
): Fault[] {
  if (id === undefined)
    return reachesAnywhere
      ? []
      : [
          {
            pointer: '/structure_id',
            code: OUTSIDE,
            detail: {
              fr: 'Vos droits valent pour des territoires ou des structures : donnez la structure qui tient cette fiche (structure_id).',
              en: 'Your rights hold for territories or structures: give the structure that keeps this entry (structure_id).',
            },
          },
        ];
  if (structure === undefined) return [unknownStructure(id)];
  if (structure.closed_on === null) return [];
  return [
    {
      pointer: '/structure_id',
      code: 'actors.structure_closed',
      detail: {
        fr: `Cette structure a fermé le ${structure.closed_on} : donnez celle qui tient cette fiche aujourd’hui.`,
        en: `This structure closed on ${structure.closed_on}: give the one that keeps this entry today.`,
      },
      value: id,
    },
  ];
}
