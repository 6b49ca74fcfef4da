import * as activity from './activity.js';
import * as governance from './governance.js';
import { type Nomenclature } from './nomenclature.js';
import { rolesMembreReseau, typesReseau } from './network.js';
import * as place from './place.js';
import { contrats, dispositifsPoste, financements } from './post.js';
import { certifications, profils } from './professional.js';
import { raisonsSansIdentifiant, typesStructure } from './structure.js';
import { thematiques } from './themes.js';
import { typologies } from './typologies.js';

/** Every code list in use, activities first, then places, structures, professionals, posts, networks and governances. */
export const nomenclatures: readonly Nomenclature[] = [
  activity.typesActivite,
  activity.typesLieu,
  activity.autonomies,
  activity.structuresDeRedirection,
  activity.materiels,
  thematiques,
  activity.niveauxAtelier,
  activity.genres,
  activity.tranchesAge,
  activity.statuts,
  activity.classesDuree,
  place.services,
  typologies,
  place.publics,
  place.prisesEnCharge,
  place.frais,
  place.itinerances,
  place.dispositifs,
  place.labels,
  place.modalitesAcces,
  place.modalitesAccompagnement,
  typesStructure,
  raisonsSansIdentifiant,
  profils,
  certifications,
  contrats,
  dispositifsPoste,
  financements,
  typesReseau,
  rolesMembreReseau,
  governance.statutsMembre,
  governance.rolesMembreGouvernance,
  governance.perimetresFeuille,
  governance.statutsFeuille,
  governance.naturesAxe,
  governance.statutsAction,
  governance.rythmesAction,
  governance.besoins,
  governance.statutsSubvention,
  governance.typesComite,
  governance.frequencesComite,
];

/** The list with that code (`thematique`, `services`, …), or undefined. */
export function findNomenclature(code: string): Nomenclature | undefined {
  return nomenclatures.find((list) => list.code === code);
}
