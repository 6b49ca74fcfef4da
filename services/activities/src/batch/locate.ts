import { type FaultInWords as Fault, foldText, isUuid } from '@maillage/kernel';
import type { TypeLieu } from '@maillage/nomenclatures';
import { communesOfPostalCode, findTerritory, resolveCommune } from '@maillage/territories';
import type { Activity } from '../activity/activity.js';
import { type ItemReader, quote } from './item-reader.js';

/** Communes of the known places among those a batch names. */
export type Places = ReadonlyMap<string, string>;

type Where = Pick<Activity, 'lieu_code_insee' | 'lieu_id' | 'lieu_code_postal' | 'lieu_commune'>;

/**
 * Where an activity took place: a known place, or a commune by its INSEE code, or by postal code and name when these
 * name one. Former communes and arrondissements are read as today's commune, and that is said.
 */
export function locate(
  reader: ItemReader,
  kind: TypeLieu | undefined,
  places: Places,
  remarks: Fault[],
): Where | undefined {
  const id = reader.text('lieu_id', 36)?.toLowerCase();
  const code = reader.text(
    'lieu_code_insee',
    5,
    /^([013-9]\d|2[AB1-9])\d{3}$/,
    'un code INSEE de commune, comme 62041 ou 2A004',
  );
  const postal = reader.text('lieu_code_postal', 5, /^\d{5}$/, '5 chiffres');
  const name = reader.text('lieu_commune', 200);
  const said = {
    ...(postal === undefined ? {} : { lieu_code_postal: postal }),
    ...(name === undefined ? {} : { lieu_commune: name }),
  };
  if (id !== undefined && kind !== undefined && kind !== 'lieu_activite') {
    reader.fault(
      'lieu_id',
      'contradiction',
      '« lieu_id » va avec le type de lieu « lieu_activite ».',
    );
  }
  const ofPlace = id === undefined ? undefined : communeOfPlace(reader, id, places);
  if (id !== undefined && ofPlace === undefined) return undefined;
  if (reader.isGiven('lieu_code_insee') && code === undefined) return undefined;
  const ofCode = code === undefined ? undefined : communeOfCode(reader, code, remarks);
  if (code !== undefined && ofCode === undefined) return undefined;
  if (ofPlace !== undefined && ofCode !== undefined && ofPlace !== ofCode) {
    reader.fault(
      'lieu_code_insee',
      'contradiction',
      `Le lieu « lieu_id » est dans la commune ${ofPlace}, pas ${ofCode}.`,
    );
    return undefined;
  }
  const commune = ofPlace ?? ofCode ?? communeOfName(postal, name);
  if (commune === undefined) {
    reader.fault(
      'lieu_code_insee',
      'required',
      'Le lieu manque : donnez « lieu_id », ou « lieu_code_insee », ou un code postal et un nom qui désignent une seule commune.',
    );
    return undefined;
  }
  return { ...(id === undefined ? {} : { lieu_id: id }), lieu_code_insee: commune, ...said };
}

function communeOfPlace(reader: ItemReader, id: string, places: Places): string | undefined {
  const commune = isUuid(id) ? places.get(id) : undefined;
  if (commune === undefined)
    reader.fault(
      'lieu_id',
      'unknown_place',
      `Aucun lieu ne porte l'identifiant ${quote(id)}. Les lieux sont à /v1/lieux.`,
    );
  return commune;
}

function communeOfCode(reader: ItemReader, code: string, remarks: Fault[]): string | undefined {
  const found = resolveCommune(code);
  if (found === undefined) {
    reader.fault(
      'lieu_code_insee',
      'unknown_commune',
      `Aucune commune n'a ni n'a eu le code ${quote(code)}.`,
    );
    return undefined;
  }
  if ('ambiguous' in found) {
    reader.fault(
      'lieu_code_insee',
      'ambiguous_commune',
      `L'ancienne commune ${code} a été partagée : donnez ${found.ambiguous.join(' ou ')}.`,
    );
    return undefined;
  }
  if (found.via !== 'actuelle') {
    remarks.push({
      pointeur: '/lieu_code_insee',
      code: 'activities.commune_mapped',
      detail: `Le code ${code} (${found.via}) est lu comme ${found.code} (${found.nom}), la commune d'aujourd'hui.`,
    });
  }
  return found.code;
}

function communeOfName(postal: string | undefined, name: string | undefined): string | undefined {
  if (postal === undefined) return undefined;
  const communes = communesOfPostalCode(postal);
  if (name === undefined) return communes.length === 1 ? communes[0] : undefined;
  const named = communes.filter(
    (code) => foldText(findTerritory(`commune-${code}`)?.nom ?? '') === foldText(name),
  );
  return named.length === 1 ? named[0] : undefined;
}
