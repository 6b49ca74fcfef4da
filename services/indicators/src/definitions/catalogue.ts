import { accompagnements } from './accompagnements.js';
import { activites } from './activites.js';
import { communesSansProfessionnel } from './communes-sans-professionnel.js';
import { dureeMoyenne } from './duree-moyenne.js';
import { equivalentsTempsPlein } from './equivalents-temps-plein.js';
import { heures } from './heures.js';
import { lieux } from './lieux.js';
import { partAideAdministrative } from './part-aide-administrative.js';
import { participants } from './participants.js';
import { postesPourvus } from './postes-pourvus.js';
import { professionnels } from './professionnels.js';
import { structures } from './structures.js';
import { thematiquesAbordees } from './thematiques-abordees.js';
import type { Definition } from './definition.js';

/** Every indicator, sorted by id. */
export const catalogue: readonly Definition[] = [
  accompagnements,
  activites,
  communesSansProfessionnel,
  dureeMoyenne,
  equivalentsTempsPlein,
  heures,
  lieux,
  partAideAdministrative,
  participants,
  postesPourvus,
  professionnels,
  structures,
  thematiquesAbordees,
];

/** The indicator with that id, or undefined. */
export function findDefinition(id: string): Definition | undefined {
  return catalogue.find((definition) => definition.id === id);
}
