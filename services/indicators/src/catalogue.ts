import { accompagnements } from './definitions/accompagnements.js';
import { activites } from './definitions/activites.js';
import { dureeMoyenne } from './definitions/duree-moyenne.js';
import { heures } from './definitions/heures.js';
import { lieux } from './definitions/lieux.js';
import { partAideAdministrative } from './definitions/part-aide-administrative.js';
import { participants } from './definitions/participants.js';
import { thematiquesAbordees } from './definitions/thematiques-abordees.js';
import type { Definition } from './definition.js';

/** Every indicator, sorted by id. */
export const catalogue: readonly Definition[] = [
  accompagnements,
  activites,
  dureeMoyenne,
  heures,
  lieux,
  partAideAdministrative,
  participants,
  thematiquesAbordees,
];

/** The indicator with that id, or undefined. */
export function findDefinition(id: string): Definition | undefined {
  return catalogue.find((definition) => definition.id === id);
}
