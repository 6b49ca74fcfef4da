import { foldCommuneName, type Message } from '@maillage/kernel';
import { listCommunes, named, namesOf } from './commune-names.js';
import { resolveCommune } from './communes.js';
import type { ResolvedCommune } from './territory.js';
import { type Found, located, refused } from './written-commune.js';

/** The commune of an INSEE code of today or before; where the code was split, by the name. */
export function communeByCode(code: string, name: string | undefined): Found {
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
      fr: `Le code INSEE ${code} désigne ${nom} : c’est lui qui est retenu.`,
      en: `INSEE code ${code} names ${nom}: the code counts.`,
    },
    value: name,
  });
}

function ofSplit(code: string, name: string | undefined, parts: readonly string[]): Found {
  const [only, ...others] = named(parts, name);
  if (only === undefined || others.length > 0)
    return refused('ambiguous_commune', code, {
      fr: `Le code INSEE ${code} est celui d’une ancienne commune, partagée entre ${listCommunes(parts)} : donnez le code de la commune d’aujourd’hui.`,
      en: `INSEE code ${code} is that of a former commune, split between ${listCommunes(parts)}: give the code of the commune of today.`,
    });
  return located(only, only, {
    field: 'codeInsee',
    kind: 'former_commune',
    detail: {
      fr: `Le code INSEE ${code} est celui d’une ancienne commune, partagée ; d’après le nom il est lu comme ${listCommunes([only])}.`,
      en: `INSEE code ${code} is that of a former commune, split; by the name it is read as ${listCommunes([only])}.`,
    },
    value: code,
  });
}

type Via = Extract<ResolvedCommune, { via: string }>['via'];

const KINDS: Readonly<Record<Exclude<Via, 'actuelle'>, Message>> = {
  arrondissement: { fr: 'arrondissement', en: 'arrondissement' },
  deleguee: { fr: 'commune déléguée', en: 'delegated commune' },
  associee: { fr: 'commune associée', en: 'associated commune' },
  ancienne: { fr: 'ancienne commune', en: 'former commune' },
};
