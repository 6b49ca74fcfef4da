import { accompagnements } from './accompagnements.js';
import { activites } from './activites.js';
import { dureeMoyenne } from './duree-moyenne.js';
import { heures } from './heures.js';
import { lieux } from './lieux.js';
import { partAideAdministrative } from './part-aide-administrative.js';
import { participants } from './participants.js';
import { thematiquesAbordees } from './thematiques-abordees.js';
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
