import { foldCommuneName, type Message, shorten } from '@maillage/kernel';
import { communesOfPostalCode, formerNames, resolveCommune } from './communes.js';
import type { ResolvedCommune } from './territory.js';

/** What somebody wrote of a commune; what was left empty is absent. The forms of the codes are checked by the reader. */
export interface WrittenCommune {
  readonly codeInsee?: string | undefined;
  readonly codePostal?: string | undefined;
  readonly commune?: string | undefined;
}

/** Why no commune is found: nothing names one, none answers to what is written, several do. */
export type CommuneFaultKind = 'missing' | 'unknown_commune' | 'ambiguous_commune';

/** What was read otherwise than written. */
export type CommuneRemarkKind =
  | 'arrondissement'
  | 'former_commune'
  | 'commune_from_name'
  | 'commune_from_postal_code'
  | 'commune_mismatch';

/** A fault or remark on one of the fields; a service gives it a code of its own and its own name of the field. */
export interface CommuneFinding<Kind> {
  readonly field: keyof WrittenCommune;
  readonly kind: Kind;
  readonly detail: Message;
  /** What was written. */
  readonly value: string;
}

export type LocatedCommune =
  | {
      /** INSEE code of the commune of today, which territories count in. */
      readonly commune: string;
      /** The code of today: that commune's, or the arrondissement's where one was written. */
      readonly codeInsee: string;
      readonly remarks: readonly CommuneFinding<CommuneRemarkKind>[];
    }
  | { readonly fault: CommuneFinding<CommuneFaultKind> };

/**
 * The commune of today that was meant: by INSEE code, else by postal code and name, else by a postal code that one commune
 * alone has. One possible reading is taken, and said where it is not what was written; of several none is chosen.
 * A former commune that was split is found by the name, if that names one of its parts.
 */
export function locateCommune({ codeInsee, codePostal, commune }: WrittenCommune): LocatedCommune {
  if (codeInsee !== undefined) return byCode(codeInsee, commune);
  if (codePostal !== undefined) return byPostalCode(codePostal, commune);
  return refused('missing', commune ?? '', {
    fr: 'La commune manque : donnez son code INSEE, ou son code postal et son nom.',
    en: 'The commune is missing: give its INSEE code, or its postal code and name.',
  });
}

function byCode(code: string, name: string | undefined): LocatedCommune {
  const found = resolveCommune(code);
  if (found === undefined)
    return refused('unknown_commune', code, {
      fr: `Aucune commune n’a ni n’a eu le code INSEE ${code}. Vérifiez-le sur le code officiel géographique.`,
      en: `No commune has or had the INSEE code ${code}. Check it against the official geographic code.`,
    });
  if ('ambiguous' in found) return ofSplit(code, name, found.ambiguous);
  const { via, nom } = found;
  if (via !== 'actuelle')
    return located(found.code, via === 'arrondissement' ? code : found.code, {
      field: 'codeInsee',
      kind: via === 'arrondissement' ? 'arrondissement' : 'former_commune',
      detail: {
        fr: `Le code INSEE ${code} (${KINDS[via].fr}) est lu comme ${found.code} (${nom}), la commune d’aujourd’hui.`,
        en: `INSEE code ${code} (${KINDS[via].en}) is read as ${found.code} (${nom}), the commune of today.`,
      },
      value: code,
    });
  if (name === undefined || foldCommuneName(name) === namesOf(code)[0]) return located(code, code);
  return located(code, code, {
    field: 'commune',
    kind: 'commune_mismatch',
    detail: {
      fr: `Le code INSEE ${code} est celui de ${nom} : c’est lui qui est retenu.`,
      en: `INSEE code ${code} is that of ${nom}: the code counts.`,
    },
    value: name,
  });
}

function ofSplit(code: string, name: string | undefined, parts: readonly string[]): LocatedCommune {
  const [only, ...others] = named(parts, name);
  if (only === undefined || others.length > 0)
    return refused('ambiguous_commune', code, {
      fr: `Le code INSEE ${code} est celui d’une ancienne commune, partagée entre ${list(parts)} : donnez le code de la commune d’aujourd’hui.`,
      en: `INSEE code ${code} is that of a former commune, split between ${list(parts)}: give the code of the commune of today.`,
    });
  return located(only, only, {
    field: 'codeInsee',
    kind: 'former_commune',
    detail: {
      fr: `Le code INSEE ${code} est celui d’une ancienne commune, partagée ; d’après le nom il est lu comme ${list([only])}.`,
      en: `INSEE code ${code} is that of a former commune, split; by the name it is read as ${list([only])}.`,
    },
    value: code,
  });
}

function byPostalCode(postalCode: string, name: string | undefined): LocatedCommune {
  const served = communesOfPostalCode(postalCode);
  const candidates = name === undefined ? served : named(served, name);
  const [only, ...others] = candidates;
  const value = name === undefined ? postalCode : `${postalCode} ${name}`;
  const to: Message =
    name === undefined
      ? { fr: `au code postal ${postalCode} seul`, en: `postal code ${postalCode} alone` }
      : {
          fr: `au code postal ${postalCode} et au nom « ${shorten(name)} »`,
          en: `postal code ${postalCode} and the name "${shorten(name)}"`,
        };
  if (only === undefined)
    return refused('unknown_commune', value, {
      fr: `Sans code INSEE, aucune commune connue ne répond ${to.fr} : ajoutez le code INSEE.`,
      en: `Without an INSEE code, no known commune answers to ${to.en}: add the INSEE code.`,
    });
  if (others.length > 0)
    return refused('ambiguous_commune', value, {
      fr: `Sans code INSEE, plusieurs communes répondent ${to.fr} (${list(candidates)}) : ajoutez le code INSEE.`,
      en: `Without an INSEE code, several communes answer to ${to.en} (${list(candidates)}): add the INSEE code.`,
    });
  return located(only, only, {
    field: 'codeInsee',
    kind: name === undefined ? 'commune_from_postal_code' : 'commune_from_name',
    detail: {
      fr: `Code INSEE absent : la commune ${list([only])} est retenue, la seule qui réponde ${to.fr}.`,
      en: `No INSEE code: commune ${list([only])} is taken, the only one that answers to ${to.en}.`,
    },
    value,
  });
}

function located(
  commune: string,
  codeInsee: string,
  ...remarks: CommuneFinding<CommuneRemarkKind>[]
): LocatedCommune {
  return { commune, codeInsee, remarks };
}

function refused(kind: CommuneFaultKind, value: string, detail: Message): LocatedCommune {
  return { fault: { field: 'codeInsee', kind, detail, value } };
}

type Via = Extract<ResolvedCommune, { via: string }>['via'];

const KINDS: Readonly<Record<Exclude<Via, 'actuelle'>, Message>> = {
  arrondissement: { fr: 'arrondissement', en: 'arrondissement' },
  deleguee: { fr: 'commune déléguée', en: 'delegated commune' },
  associee: { fr: 'commune associée', en: 'associated commune' },
  ancienne: { fr: 'ancienne commune', en: 'former commune' },
};

/** Communes a message lists. */
const LISTED = 10;

const list = (codes: readonly string[]): string =>
  codes
    .slice(0, LISTED)
    .map((code) => `${code} (${nameOf(code)})`)
    .join(', ') + (codes.length > LISTED ? ', …' : '');

function nameOf(code: string): string {
  const found = resolveCommune(code);
  return found !== undefined && 'nom' in found ? found.nom : '';
}

/** Those of some communes that bear a name, or have a part that bears or bore it. */
function named(codes: readonly string[], name: string | undefined): string[] {
  const wanted = foldCommuneName(name ?? '');
  return wanted === '' ? [] : codes.filter((code) => namesOf(code).includes(wanted));
}

/** By the code of a present commune. Folding costs more than all else here, and files name the same communes again and again. */
const folded = new Map<string, readonly string[]>();

/** A present commune's folded names: its own first, then those of its parts of today and before. */
function namesOf(code: string): readonly string[] {
  const known = folded.get(code) ?? [nameOf(code), ...formerNames(code)].map(foldCommuneName);
  folded.set(code, known);
  return known;
}
