import {
  genres,
  type Nomenclature,
  statuts,
  tranchesAge,
  type TypeActivite,
} from '@maillage/nomenclatures';
import type { Beneficiaries } from '../activity/activity.js';
import type { ItemReader } from './item-reader.js';

const FIELDS = new Set(['total', 'genres', 'tranches_age', 'statuts', 'refs']);
/** A larger workshop than this is a typing error. */
const MOST_PEOPLE = 10_000;
const UNKNOWN = 'non_communique';
const PARTICIPATIONS = { fr: 'participations', en: 'participations' };

/**
 * Reads who took part. Counts left out are `non_communique`; nothing is invented. Without the block an individual
 * activity has one unknown person, and a workshop is refused: nobody but the sender knows how many came.
 */
export function readBeneficiaries(
  item: ItemReader,
  type: TypeActivite | undefined,
): Beneficiaries | undefined {
  if (type === 'collectif') item.require('beneficiaires');
  const isGiven = item.isGiven('beneficiaires');
  const reader = item.inside('beneficiaires');
  if (reader === undefined) return isGiven || type !== 'individuel' ? undefined : alone();
  reader.refuseUnknown(FIELDS);
  if (type === 'collectif') reader.require('total');
  const total = reader.isGiven('total')
    ? reader.integer('total', 1, MOST_PEOPLE, PARTICIPATIONS)
    : 1;
  if (type === 'individuel' && total !== undefined && total !== 1) {
    return reader.fault('total', 'contradiction', {
      fr: `Une activité individuelle compte une participation ; ici ${total}.`,
      en: `An individual activity has one participation; here ${total}.`,
    });
  }
  const bound = total ?? MOST_PEOPLE;
  const distributions = {
    genres: distribution(reader, 'genres', genres, bound),
    tranches_age: distribution(reader, 'tranches_age', tranchesAge, bound),
    statuts: distribution(reader, 'statuts', statuts, bound),
  };
  const refs = reader.ids('refs', MOST_PEOPLE, 200);
  if (refs.length > bound)
    reader.fault('refs', 'above_total', {
      fr: `${refs.length} personnes connues pour ${bound} participation(s).`,
      en: `${refs.length} known people for ${bound} participation(s).`,
    });
  const { genres: byGender, tranches_age: byAge, statuts: byStatus } = distributions;
  if (total === undefined || !byGender || !byAge || !byStatus) return undefined;
  const known = refs.length === 0 ? {} : { refs };
  return { total, genres: byGender, tranches_age: byAge, statuts: byStatus, ...known };
}

type Counts<N> = N extends Nomenclature<infer Code> ? Record<Code, number> : never;

/** Counts of one distribution, completed to the total; undefined when it has a fault. */
function distribution<N extends Nomenclature>(
  parent: ItemReader,
  field: string,
  list: N,
  total: number,
): Counts<N> | undefined {
  const counts: Record<string, number> = {};
  for (const { code } of list.valeurs) counts[code] = 0;
  const reader = parent.inside(field);
  let sum = 0;
  let isSound = reader !== undefined || !parent.isGiven(field);
  if (reader !== undefined) {
    reader.refuseUnknown(new Set(Object.keys(counts)));
    for (const code of Object.keys(counts)) {
      if (!reader.isGiven(code)) continue;
      const count = reader.integer(code, 0, MOST_PEOPLE, PARTICIPATIONS);
      if (count === undefined) isSound = false;
      else sum += counts[code] = count;
    }
  }
  if (sum > total) {
    return parent.fault(field, 'above_total', {
      fr: `La somme (${sum}) dépasse le total (${total}).`,
      en: `The sum (${sum}) is above the total (${total}).`,
    });
  }
  counts[UNKNOWN] = (counts[UNKNOWN] ?? 0) + total - sum;
  // The keys are exactly the list's codes.
  return isSound ? (counts as Counts<N>) : undefined;
}

function alone(): Beneficiaries {
  const unknown = <N extends Nomenclature>(list: N): Counts<N> =>
    Object.fromEntries(
      list.valeurs.map(({ code }) => [code, code === UNKNOWN ? 1 : 0]),
    ) as Counts<N>;
  return {
    total: 1,
    genres: unknown(genres),
    tranches_age: unknown(tranchesAge),
    statuts: unknown(statuts),
  };
}
