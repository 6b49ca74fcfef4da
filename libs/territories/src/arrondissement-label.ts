import { foldText } from '@maillage/kernel';
import { arrondissements } from './communes.js';

/** « PARIS 12 », « Marseille 03 », « Lyon 3e arrondissement », folded. */
const LABEL =
  /^(paris|lyon|marseille) 0?(\d{1,2}) ?(?:e|er|eme|ieme|nd|nde)?(?: arr(?:ondissement)?)?$/;

/** Code of the arrondissement that a label names as La Poste or INSEE writes it; undefined for any other name. */
export function arrondissementNamed(label: string): string | undefined {
  const [, town, number] = LABEL.exec(foldText(label.replace(/\bcedex\b.*$/i, ''))) ?? [];
  if (town === undefined || number === undefined) return undefined;
  return arrondissements().find(({ nom }) => foldText(nom).startsWith(`${town} ${number}e`))?.code;
}
