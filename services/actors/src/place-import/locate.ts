import { foldCommuneName } from '@maillage/kernel';
import { type Finding, shorten } from '../place/place.js';

/** A commune in force today, and by which kind of code it was found. */
export interface ResolvedCommune {
  readonly code: string;
  readonly nom: string;
  readonly via: 'actuelle' | 'arrondissement' | 'deleguee' | 'associee' | 'ancienne';
}

/** What must be known of territories to place a row on the map; `@maillage/territories` knows it. */
export interface Communes {
  resolveCommune(
    code: string,
  ): ResolvedCommune | { readonly ambiguous: readonly string[] } | undefined;
  /** INSEE codes of the communes in force that the postal code serves. */
  communesOfPostalCode(postalCode: string): readonly string[];
  /** Names under which parts of a commune in force are or were known: communes déléguées, associées, former ones. */
  formerNames(code: string): readonly string[];
}

export interface Location {
  /** The code to keep with the place: today's, arrondissements left as they are. */
  readonly codeInsee: string;
  /** The commune that territories count the place in. */
  readonly commune: string;
}

export interface WrittenAddress {
  readonly codeInsee?: string;
  readonly codePostal?: string;
  readonly commune?: string;
}

/**
 * The commune of an address: by its INSEE code, else by postal code and name when together they leave one commune.
 * Never chosen among several. Faults and remarks are added to the lists given.
 */
export function locate(
  written: WrittenAddress,
  communes: Communes,
  faults: Finding[],
  remarks: Finding[],
): Location | undefined {
  return written.codeInsee === undefined
    ? byName(written, communes, faults, remarks)
    : byCode({ ...written, codeInsee: written.codeInsee }, communes, faults, remarks);
}

function byCode(
  written: WrittenAddress & { readonly codeInsee: string },
  communes: Communes,
  faults: Finding[],
  remarks: Finding[],
): Location | undefined {
  const { codeInsee } = written;
  const found = communes.resolveCommune(codeInsee);
  if (!found) {
    faults.push(
      about(
        'actors.unknown_commune',
        codeInsee,
        `Aucune commune, actuelle ou ancienne, ne porte le code INSEE ${codeInsee}. Vérifiez-le sur le code officiel géographique.`,
      ),
    );
    return undefined;
  }
  if ('ambiguous' in found) {
    const [only, ...others] = found.ambiguous.filter((code) =>
      named(code, written.commune, communes),
    );
    if (only === undefined || others.length > 0) {
      faults.push(
        about(
          'actors.ambiguous_commune',
          codeInsee,
          `Le code INSEE ${codeInsee} désigne une ancienne commune partagée entre ${found.ambiguous.join(', ')} : indiquez le code de la commune actuelle.`,
        ),
      );
      return undefined;
    }
    remarks.push(
      about(
        'actors.former_commune',
        codeInsee,
        `Code INSEE d’une ancienne commune, remplacé par ${only} d’après le nom de la commune.`,
      ),
    );
    return { codeInsee: only, commune: only };
  }
  if (found.via === 'arrondissement') return { codeInsee, commune: found.code };
  if (found.via !== 'actuelle') {
    remarks.push(
      about(
        'actors.former_commune',
        codeInsee,
        `Code INSEE d’une ancienne commune (${kinds[found.via]}), remplacé par celui de ${found.nom} (${found.code}).`,
      ),
    );
  } else if (
    written.commune !== undefined &&
    foldCommuneName(written.commune) !== foldCommuneName(found.nom)
  ) {
    remarks.push({
      field: 'commune',
      code: 'actors.commune_mismatch',
      detail: `Le code INSEE ${codeInsee} est celui de ${found.nom} : c’est lui qui est retenu.`,
      value: shorten(written.commune),
    });
  }
  return { codeInsee: found.code, commune: found.code };
}

const kinds = {
  deleguee: 'commune déléguée',
  associee: 'commune associée',
  ancienne: 'commune supprimée',
};

function byName(
  written: WrittenAddress,
  communes: Communes,
  faults: Finding[],
  remarks: Finding[],
): Location | undefined {
  const { codePostal, commune } = written;
  if (codePostal === undefined || commune === undefined) return undefined; // their own absence is already a fault
  const candidates = [...new Set(communes.communesOfPostalCode(codePostal))].filter((code) =>
    named(code, commune, communes),
  );
  const [only, ...others] = candidates;
  if (only === undefined || others.length > 0) {
    const why =
      only === undefined
        ? 'ne désignent aucune commune connue'
        : `désignent plusieurs communes (${candidates.join(', ')})`;
    faults.push(
      about(
        'actors.unknown_commune',
        `${codePostal} ${commune}`,
        `Sans code INSEE, le code postal et le nom ${why} : ajoutez le code INSEE.`,
      ),
    );
    return undefined;
  }
  remarks.push(
    about(
      'actors.commune_from_name',
      `${codePostal} ${commune}`,
      `Code INSEE absent : ${only} retenu d’après le code postal et le nom de la commune.`,
    ),
  );
  return locate({ codeInsee: only }, communes, faults, remarks);
}

function about(code: string, value: string, detail: string): Finding {
  return { field: 'code_insee', code, detail, value: shorten(value) };
}

function named(code: string, name: string | undefined, communes: Communes): boolean {
  const found = communes.resolveCommune(code);
  if (name === undefined || found === undefined || !('nom' in found)) return false;
  return [found.nom, ...communes.formerNames(code)].some(
    (known) => foldCommuneName(known) === foldCommuneName(name),
  );
}
