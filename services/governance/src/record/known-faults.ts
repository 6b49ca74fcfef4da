import type { Fault } from '@maillage/kernel';
import { fault } from './faults.js';

/** Something of the directory that a record names, and where. */
export interface Naming {
  readonly pointer: string;
  readonly id: string;
}

/** What speaks against things that are named: they are not there, or have ended. */
export function namingFaults(
  namings: readonly Naming[],
  known: ReadonlyMap<string, string | null>,
  what: 'structure' | 'post',
  today: string,
): Fault[] {
  const fr = what === 'structure' ? 'Cette structure' : 'Ce poste';
  return namings.flatMap(({ pointer, id }) => {
    const ended = known.get(id);
    if (ended === undefined)
      return [
        fault(
          pointer,
          `unknown_${what}`,
          `${fr} n’est pas dans l’annuaire : inscrivez-y d’abord, ou attendez un instant si c’est fait.`,
          `There is no such ${what} in the directory: enter it first, or wait a moment if you just have.`,
        ),
      ];
    if (ended === null || ended > today) return [];
    return [
      fault(
        pointer,
        `${what}_ended`,
        `${fr} n’est plus là depuis le ${ended}.`,
        `This ${what} is no longer there since ${ended}.`,
      ),
    ];
  });
}
