import { type Action, OVER } from '../action/action.js';
import type { Promised } from '../sequence/sequence.js';

/** What a sequence needs to know of an action. */
export function promisedOf(id: string, { debut, fin, duree, depend_de, statut }: Action): Promised {
  const isOver = OVER.includes(statut.code);
  return {
    ...{ id, isOver },
    ...(debut === undefined ? {} : { debut }),
    ...(fin === undefined ? {} : { fin }),
    ...(duree === undefined ? {} : { duree }),
    ...(depend_de === undefined ? {} : { depend_de }),
    ...(statut.code === 'realisee' && statut.depuis !== undefined ? { doneOn: statut.depuis } : {}),
  };
}
