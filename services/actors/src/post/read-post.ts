import { Findings } from '@maillage/kernel';
import { contrats, dispositifsPoste, financements } from '@maillage/nomenclatures';
import type { Read } from '../professional/record.js';
import { readCivilDate, readCode, readId, readMembers } from '../structure/structure-texts.js';
import type { Post } from './post.js';

const FIELDS = [
  ...['professionnel_id', 'structure_id', 'du', 'au', 'quotite'],
  ...['contrat', 'dispositif', 'financement', 'remplace_par'],
];

/** Reads a post of the API's shape. */
export function readPost(body: unknown): Read<Post> {
  const found = new Findings('actors');
  const fields = readMembers('', body, FIELDS, found);
  if (fields === undefined) return { faults: found.faults };
  const said = {
    professionnel_id: readId('professionnel_id', fields['professionnel_id'], found),
    au: readCivilDate('au', fields['au'], found),
    quotite: readShare('quotite', fields['quotite'], found),
    contrat: readCode('contrat', fields['contrat'], contrats, found),
    dispositif: readCode('dispositif', fields['dispositif'], dispositifsPoste, found),
    financement: readCode('financement', fields['financement'], financements, found),
    remplace_par: readId('remplace_par', fields['remplace_par'], found),
  };
  const structure = required('structure_id', readId, fields['structure_id'], found, {
    fr: 'Un poste est dans une structure : donnez son identifiant.',
    en: 'A post is in a structure: give its id.',
  });
  const { au } = said;
  const du = readPeriod(fields['du'], au, found);
  if (found.faults.length > 0 || structure === undefined || du === undefined)
    return { faults: found.faults };
  const optional = Object.entries(said).filter(([, value]) => value !== undefined);
  return { value: { structure_id: structure, du, ...(Object.fromEntries(optional) as object) } };
}

/** The first day of a period, which does not end before. */
export function readPeriod(
  value: unknown,
  au: string | undefined,
  found: Findings,
): string | undefined {
  const du = required('du', readCivilDate, value, found, {
    fr: 'Donnez le premier jour (du), AAAA-MM-JJ.',
    en: 'Give the first day (du), YYYY-MM-DD.',
  });
  if (du !== undefined && au !== undefined && au < du)
    found.fault(
      'au',
      'ends_before_beginning',
      {
        fr: `Le dernier jour vient avant le premier (${du}) : l’un des deux est faux.`,
        en: `The last day comes before the first (${du}): one of both is wrong.`,
      },
      au,
    );
  return du;
}

/** What is missing is told once: a value that is faulty has its fault already. */
export function required<Value>(
  name: string,
  read: (name: string, value: unknown, found: Findings) => Value | undefined,
  given: unknown,
  found: Findings,
  detail: { readonly fr: string; readonly en: string },
): Value | undefined {
  const before = found.faults.length;
  const value = read(name, given, found);
  if (value === undefined && found.faults.length === before)
    return found.fault(name, 'required', detail);
  return value;
}

/** A share of full time; one in percent is refused and not guessed at. */
function readShare(name: string, value: unknown, found: Findings): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value >= 0 && value <= 1) return value;
  return found.fault(
    name,
    typeof value === 'number' ? 'share_out_of_range' : 'wrong_type',
    {
      fr: 'Attendu : une part de temps plein, un nombre de 0 à 1 (0.5 pour un mi-temps). Un poste ne dépasse pas un temps plein.',
      en: 'Expected: a share of full time, a number from 0 to 1 (0.5 for half time). One post is no more than full time.',
    },
    JSON.stringify(value),
  );
}
