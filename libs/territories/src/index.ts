export {
  doubtOfPoint,
  extentOfCommune,
  kmBetween,
  type Point,
  type PointDoubt,
} from './centroids.js';
export { communesOfPostalCode, formerNames, placeOfCommune, resolveCommune } from './communes.js';
export { locateCommune } from './locate-commune.js';
export { noTerritory } from './no-territory.js';
export { readInseeCode, readPostalCode } from './written-code.js';
export type {
  CommuneFaultKind,
  CommuneFinding,
  CommuneRemarkKind,
  LocatedCommune,
  WrittenCommune,
} from './written-commune.js';
export { countryOfCommune, zoneOfCommune } from './overseas.js';
export { isOpenAt, isOpeningHours } from './opening-hours.js';
export {
  below,
  communesOf,
  contains,
  findTerritory,
  heirsOf,
  overlaps,
  parseTerritoryRef,
} from './relations.js';
export { communesNamed, searchTerritories } from './search.js';
export { TERRITORY_TYPES } from './territory.js';
export type {
  CommunePlace,
  ResolvedCommune,
  Territory,
  TerritoryRef,
  TerritoryType,
} from './territory.js';
