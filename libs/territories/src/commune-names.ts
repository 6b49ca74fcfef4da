import { foldCommuneName } from '@maillage/kernel';
import { formerNames, resolveCommune } from './communes.js';

/** Communes a message lists. */
const LISTED = 10;

export const listCommunes = (codes: readonly string[]): string =>
  codes
    .slice(0, LISTED)
    .map((code) => `${code} (${nameOf(code)})`)
    .join(', ') + (codes.length > LISTED ? ', …' : '');

export function nameOf(code: string): string {
  const found = resolveCommune(code);
  return found !== undefined && 'nom' in found ? found.nom : '';
}

/** Those of some communes that bear a name, or have a part that bears or bore it. */
export function named(codes: readonly string[], name: string | undefined): string[] {
  const wanted = foldCommuneName(name ?? '');
  return wanted === '' ? [] : codes.filter((code) => namesOf(code).includes(wanted));
}

/** By the code of a present commune. Folding costs more than all else here, and files name the same communes again and again. */
const folded = new Map<string, readonly string[]>();

/** A present commune's folded names: its own first, then those of its parts of today and before. */
export function namesOf(code: string): readonly string[] {
  const known = folded.get(code) ?? [nameOf(code), ...formerNames(code)].map(foldCommuneName);
  folded.set(code, known);
  return known;
}
