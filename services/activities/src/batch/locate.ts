import { isUuid } from '@maillage/kernel';
import type { TypeLieu } from '@maillage/nomenclatures';
import { type CommuneRemarkKind, locateCommune, type WrittenCommune } from '@maillage/territories';
import type { Activity } from '../activity/activity.js';
import { type ItemReader, quote } from './item-reader.js';

/** Communes of the known places among those a batch names. */
export type Places = ReadonlyMap<string, string>;

type Where = Pick<Activity, 'lieu_code_insee' | 'lieu_id' | 'lieu_code_postal' | 'lieu_commune'>;

const FIELDS = {
  codeInsee: 'lieu_code_insee',
  codePostal: 'lieu_code_postal',
  commune: 'lieu_commune',
} as const;

/** A code of five characters, and what a spreadsheet puts around it. */
const MAX_CODE = 20;

/** Codes under which the ledger tells what it reads; an activity keeps the commune, so that an arrondissement is mapped too. */
const CODES: Partial<Record<CommuneRemarkKind, string>> = {
  arrondissement: 'commune_mapped',
  former_commune: 'commune_mapped',
};

/**
 * Where an activity took place: a known place, or a commune by its INSEE code, or by postal code and name when these
 * name one. Former communes and arrondissements are read as today's commune, and that is said.
 */
export function locate(
  reader: ItemReader,
  kind: TypeLieu | undefined,
  places: Places,
): Where | undefined {
  const id = reader.text('lieu_id', 36)?.toLowerCase();
  const code = reader.text('lieu_code_insee', MAX_CODE);
  const postal = reader.text('lieu_code_postal', MAX_CODE);
  const name = reader.text('lieu_commune', 200);
  if (id !== undefined && kind !== undefined && kind !== 'lieu_activite')
    reader.fault('lieu_id', 'contradiction', {
      fr: '« lieu_id » va avec le type de lieu « lieu_activite ».',
      en: '"lieu_id" goes with the type of place "lieu_activite".',
    });
  const ofPlace = id === undefined ? undefined : communeOfPlace(reader, id, places);
  if (id !== undefined && ofPlace === undefined) return undefined;
  for (const [field, read] of [
    ['lieu_code_insee', code],
    ['lieu_code_postal', postal],
  ] as const)
    if (reader.isGiven(field) && read === undefined) return undefined;
  const located = communeWritten(reader, {
    codeInsee: code ?? ofPlace,
    codePostal: postal,
    commune: name,
  });
  if (located === undefined) return undefined;
  const { commune, codePostal } = located;
  if (ofPlace !== undefined && ofPlace !== commune)
    return reader.fault('lieu_code_insee', 'contradiction', {
      fr: `Le lieu « lieu_id » est dans la commune ${ofPlace}, pas ${commune}.`,
      en: `The place "lieu_id" is in commune ${ofPlace}, not ${commune}.`,
    });
  return {
    ...(id === undefined ? {} : { lieu_id: id }),
    lieu_code_insee: commune,
    ...(codePostal === undefined ? {} : { lieu_code_postal: codePostal }),
    ...(name === undefined ? {} : { lieu_commune: name }),
  };
}

function communeOfPlace(reader: ItemReader, id: string, places: Places): string | undefined {
  const commune = isUuid(id) ? places.get(id) : undefined;
  if (commune !== undefined) return commune;
  return reader.fault('lieu_id', 'unknown_place', {
    fr: `Aucun lieu ne porte l'identifiant ${quote(id).fr}. Les lieux sont à /v1/lieux.`,
    en: `No place has the id ${quote(id).en}. Places are at /v1/lieux.`,
  });
}

function communeWritten(
  reader: ItemReader,
  written: WrittenCommune,
): { readonly commune: string; readonly codePostal?: string } | undefined {
  const located = locateCommune(written);
  if (!('faults' in located)) {
    for (const { field, kind, detail, value } of located.remarks)
      reader.found.remark(FIELDS[field], CODES[kind] ?? kind, detail, value);
    return located;
  }
  for (const { field, kind, detail, value } of located.faults)
    if (kind !== 'missing') reader.found.fault(FIELDS[field], kind, detail, value);
    else
      reader.fault('lieu_code_insee', 'required', {
        fr: 'Le lieu manque : donnez « lieu_id », ou « lieu_code_insee », ou un code postal et un nom qui désignent une seule commune.',
        en: 'The place is missing: give "lieu_id", or "lieu_code_insee", or a postal code and a name that name one commune alone.',
      });
  return undefined;
}
