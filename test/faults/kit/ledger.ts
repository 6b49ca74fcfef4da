import type { Random } from '@maillage/testing';

/** What one item of a lot says, as far as the figures count it. */
export interface Item {
  readonly source_id: string;
  readonly commune: string;
  readonly date: string;
  readonly minutes: number;
  readonly participants: number;
}

/** What a client has been told is true: the last acknowledged content of each item, and how often it changed. */
export interface Entry {
  readonly item: Item;
  readonly version: number;
  readonly isWithdrawn: boolean;
}

/** Count, participants and minutes: three sums that a lost or doubled event changes together. */
export interface Sums {
  activites: number;
  participants: number;
  minutes: number;
}

// Mainland, Corsica, overseas; several communes of one département; an island without EPCI.
export const COMMUNES = [
  '62041',
  '62193',
  '62498',
  '59350',
  '59183',
  '60002',
  '76540',
  '75056',
  '69123',
  '2A004',
  '2B033',
  '97411',
  '85113',
];
/** Nobody but the witness of a wipe writes here. */
export const WITNESS_COMMUNE = '35238';
export const SPAN = { du: '2025-01-01', au: '2025-12-31' };

export const departementOf = (commune: string): string =>
  commune.slice(0, commune.startsWith('97') ? 3 : 2);

/** Draws the content of an item. */
export function drawItem(dice: Random, sourceId: string): Item {
  const day = String(dice.integer(1, 28)).padStart(2, '0');
  return {
    source_id: sourceId,
    commune: dice.pick(COMMUNES),
    date: `2025-${String(dice.integer(1, 12)).padStart(2, '0')}-${day}`,
    minutes: dice.integer(1, 600),
    participants: dice.integer(1, 40),
  };
}

/** The item as the API takes it. */
export function toBody(item: Item): object {
  return {
    source_id: item.source_id,
    type: 'collectif',
    date: item.date,
    duree: item.minutes,
    type_lieu: 'autre',
    lieu_code_insee: item.commune,
    beneficiaires: { total: item.participants },
  };
}

/** Adds up what stands, by territory reference. */
export function sumsOf(entries: Iterable<Entry>): Map<string, Sums> {
  const sums = new Map<string, Sums>();
  for (const { item, isWithdrawn } of entries) {
    if (isWithdrawn) continue;
    for (const territory of [
      'france',
      `departement-${departementOf(item.commune)}`,
      `commune-${item.commune}`,
    ]) {
      const sum = sums.get(territory) ?? { activites: 0, participants: 0, minutes: 0 };
      sum.activites += 1;
      sum.participants += item.participants;
      sum.minutes += item.minutes;
      sums.set(territory, sum);
    }
  }
  return sums;
}
