import type { Column } from '@maillage/files';
import { type Nomenclature, raisonsSansIdentifiant, typesStructure } from '@maillage/nomenclatures';
import { FILE_COLUMNS } from './structure-file.js';

const LISTS: Readonly<Record<string, Nomenclature>> = {
  type: typesStructure,
  sans_identifiant: raisonsSansIdentifiant,
};
const DAYS = ['ouverture', 'fermeture'];

/** The columns of the workbook that is to be filled in, with what there is to choose from. */
export const TEMPLATE: readonly Column<never>[] = FILE_COLUMNS.map((name) => {
  const choices = LISTS[name]?.valeurs.map(({ code }) => code);
  return {
    name,
    ...(choices === undefined ? {} : { choices }),
    ...(DAYS.includes(name) ? { kind: 'day' as const } : {}),
    value: () => undefined,
  };
});
