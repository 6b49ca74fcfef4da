import { contentWords } from '@maillage/platform';
import { communesOf, parseTerritoryRef, resolveCommune } from '@maillage/territories';
import { codesIn } from './place-entry.js';
import { badParameter, unknownTerritory } from './place.errors.js';
import type { Around, WantedPlaces } from './place-filters.store.js';
import type { PlacesQuery } from './place.query.dto.js';

const DEFAULT_RADIUS_KM = '20';

/**
 * What a query asks for.
 * @throws DomainError malformed for an unknown territory, or a point that is not on the globe.
 */
export function wantedOf(query: PlacesQuery): WantedPlaces {
  return {
    q: contentWords(query.q ?? '').length === 0 ? undefined : query.q,
    services: query.services ?? [],
    typologies: query.typologie ?? [],
    ...within(query.territoire),
    around:
      query.pres_de === undefined
        ? undefined
        : aroundOf(query.pres_de, query.rayon_km ?? DEFAULT_RADIUS_KM),
    source: query.source,
    sourceId: query.source_id,
    structure: query.structure_id,
    modifiedSince: query.modifie_depuis,
    openAt: query.ouvert_a === undefined ? undefined : new Date(query.ouvert_a),
    state: query.etat === 'ouvert' ? undefined : query.etat,
  };
}

/** Places keep the arrondissement of Paris, Lyon or Marseille that they lie in: it filters like a commune. */
function within(
  territory: string | undefined,
): Pick<WantedPlaces, 'communes' | 'areas' | 'arrondissement'> {
  if (territory === undefined || territory === 'france') return {};
  const ref = parseTerritoryRef(territory);
  if (ref !== undefined) return { communes: communesOf(ref), areas: codesIn(ref) };
  const code = territory.replace(/^commune-/, '');
  const part = resolveCommune(code);
  if (part === undefined || 'ambiguous' in part || part.via !== 'arrondissement')
    throw unknownTerritory(territory);
  return {
    communes: [part.code],
    areas: codesIn(`commune-${part.code}`),
    arrondissement: code,
  };
}

function aroundOf(point: string, radius: string): Around {
  const [latitude = NaN, longitude = NaN] = point.split(',').map(Number);
  const radiusKm = Number(radius);
  if (Math.abs(latitude) > 90 || Math.abs(longitude) > 180) {
    throw badParameter(
      'pres_de',
      'point_out_of_range',
      'La latitude va de -90 à 90 et la longitude de -180 à 180.',
      'Latitude goes from -90 to 90 and longitude from -180 to 180.',
    );
  }
  if (radiusKm > 500)
    throw badParameter(
      'rayon_km',
      'radius_too_large',
      'rayon_km vaut 500 au plus.',
      'rayon_km is at most 500.',
    );
  return { latitude, longitude, radiusKm };
}
