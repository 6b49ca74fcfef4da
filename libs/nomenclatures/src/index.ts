export { nomenclature, normalise } from './nomenclature.js';
export type { CodeOf, Libelle, Nomenclature, Valeur } from './nomenclature.js';
export { findNomenclature, nomenclatures } from './catalogue.js';
export * from './activity.js';
export { thematiques, type Thematique } from './themes.js';
export { fraicheurs, freshnessOf } from './freshness.js';
export * from './place.js';
export { raisonsSansIdentifiant, typesStructure } from './structure.js';
export { typologies } from './typologies.js';
