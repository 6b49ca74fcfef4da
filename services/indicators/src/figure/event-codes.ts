import type { ActivityFacts, LedgerExtended } from '@maillage/contracts';
import { badFacts, unknownCode } from './indicators.errors.js';
import { MARGINALS, MEASURES } from './measures.js';

/**
 * What an event counts by that states no codes: every one recorded before v1 had fields for them. This order is part of
 * v1 and independent of the nomenclatures: a change here makes a rebuild count history wrongly.
 */
export const UNSTATED_CODES = {
  genders: ['masculin', 'feminin', 'non_communique'],
  ages: [
    'moins_de_douze',
    'douze_dix_huit',
    'dix_huit_vingt_quatre',
    'vingt_cinq_trente_neuf',
    'quarante_cinquante_neuf',
    'soixante_soixante_neuf',
    'soixante_dix_plus',
    'non_communique',
  ],
  statuses: ['scolarise', 'sans_emploi', 'en_emploi', 'retraite', 'non_communique'],
} as const;

/** The codes an event states. */
export type StatedCodes = Pick<LedgerExtended, 'genderCodes' | 'ageCodes' | 'statusCodes'>;

const LISTS = [
  { field: 'genders', stated: 'genderCodes', prefix: MARGINALS.genre },
  { field: 'ages', stated: 'ageCodes', prefix: MARGINALS.tranche_age },
  { field: 'statuses', stated: 'statusCodes', prefix: MARGINALS.statut },
] as const;

const NO_COUNTS = MEASURES.slice(3).map(() => 0);

/**
 * Gives the function that reads the activities of one event as vectors over MEASURES. Codes are looked up here, once for
 * each event, however many activities it has.
 *
 * A code the event lacks counts 0. A code this version does not know passes only while it counts 0: participations that
 * can't be attributed are refused, and the event waits in the dead letters for a version that can.
 * @throws DomainError invalid, from the function given.
 */
export function measuresBy(event: StatedCodes): (facts: ActivityFacts) => readonly number[] {
  const lists = LISTS.map(({ field, stated, prefix }) => {
    const codes = event[stated].length > 0 ? event[stated] : UNSTATED_CODES[field];
    return { field, codes, columns: codes.map((code) => MEASURES.indexOf(prefix + code)) };
  });
  return (facts) => {
    const measures = [1, facts.minutes, facts.participants, ...NO_COUNTS];
    for (const { field, codes, columns } of lists) {
      const counts = facts[field];
      if (counts.length !== codes.length) throw badFacts(facts.commune, facts.date);
      counts.forEach((count, index) => {
        if (count === 0) return;
        const column = columns[index] ?? -1;
        if (column === -1) throw unknownCode(field, codes[index] ?? '');
        measures[column] = (measures[column] ?? 0) + count;
      });
    }
    return measures;
  };
}
