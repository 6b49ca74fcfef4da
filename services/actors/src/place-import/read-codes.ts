import { readList } from '@maillage/files';
import type { Findings } from '@maillage/kernel';
import * as lists from '@maillage/nomenclatures';
import type { Column } from '../place/place.js';

/** The code list of each column that has one. */
const codeLists = {
  typologie: lists.typologies,
  itinerance: lists.itinerances,
  services: lists.services,
  publics_specifiquement_adresses: lists.publics,
  prise_en_charge_specifique: lists.prisesEnCharge,
  frais_a_charge: lists.frais,
  dispositif_programmes_nationaux: lists.dispositifs,
  formations_labels: lists.labels,
  modalites_acces: lists.modalitesAcces,
  modalites_accompagnement: lists.modalitesAccompagnement,
} satisfies Partial<Record<Column, lists.Nomenclature>>;
/** Columns of codes. */
export type CodedColumn = keyof typeof codeLists;
export const codedColumns = Object.keys(codeLists) as CodedColumn[];

/** The codes of a cell, each once; a spelling that is not the standard's is a remark. */
export function readCodes(
  column: CodedColumn,
  text: string,
  found: Findings,
): readonly string[] | undefined {
  const list = codeLists[column];
  const codes = readList(column, text, /[|;]/, found)?.flatMap((written) => {
    const code = lists.normalise(list, written);
    if (code === undefined)
      found.fault(
        column,
        'unknown_value',
        {
          fr: `Valeur inconnue du standard national ; voir /v1/nomenclatures/${list.code}.`,
          en: `The national standard has no such value; see /v1/nomenclatures/${list.code}.`,
        },
        written,
      );
    else if (code !== written)
      found.remark(
        column,
        'respelled',
        { fr: `Écrit « ${code} » dans le standard.`, en: `Written "${code}" in the standard.` },
        written,
      );
    return code ?? [];
  });
  return codes && [...new Set(codes)];
}
