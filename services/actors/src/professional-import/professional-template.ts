import type { Column } from '@maillage/files';
import {
  contrats,
  dispositifsPoste,
  financements,
  type Nomenclature,
  profils,
} from '@maillage/nomenclatures';
import { FILE_COLUMNS } from './professional-file.js';

const LISTS: Readonly<Record<string, Nomenclature>> = {
  profils,
  contrat: contrats,
  dispositif: dispositifsPoste,
  financement: financements,
};
const DAYS = ['fin', 'du', 'au'];

/** The columns of the workbook that is to be filled in, with what there is to choose from. */
export const TEMPLATE: readonly Column<never>[] = FILE_COLUMNS.map((name) => {
  const choices =
    name === 'joignable' ? ['oui', 'non'] : LISTS[name]?.valeurs.map(({ code }) => code);
  return {
    name,
    ...(choices === undefined ? {} : { choices }),
    ...(DAYS.includes(name) ? { kind: 'day' as const } : {}),
    value: () => undefined,
  };
});
