export { communesOfPostalCode, formerNames, placeOfCommune, resolveCommune } from './communes.js';
export { locateCommune } from './locate-commune.js';
export type {
  CommuneFaultKind,
  CommuneFinding,
  CommuneRemarkKind,
  LocatedCommune,
  WrittenCommune,
} from './locate-commune.js';
export {
  below,
  communesOf,
  contains,
  findTerritory,
  overlaps,
  parseTerritoryRef,
} from './relations.js';
export { searchTerritories } from './search.js';
export { TERRITORY_TYPES } from './territory.js';
export type {
  CommunePlace,
  ResolvedCommune,
  Territory,
  TerritoryRef,
  TerritoryType,
} from './territory.js';
