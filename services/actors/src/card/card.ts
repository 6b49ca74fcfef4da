import { hash } from 'node:crypto';
import type { Place } from '../place/place.js';
import type { Structure } from '../structure/structure.js';

/** Places that a card shows at most. */
export const MOST_PLACES = 100;

/** A place on the card of its structure. */
export interface CardPlace {
  readonly id: string;
  readonly place: Omit<Place, 'id'>;
  /** Civil date on which it was confirmed. */
  readonly checkedOn: string | undefined;
  readonly version: number;
}

/** What the directory says of a structure and the places tied to it. */
export interface Card {
  readonly id: string;
  readonly source: string;
  readonly structure: Structure;
  /** INSEE code of the present commune. */
  readonly commune: string | undefined;
  /** Civil date on which it was confirmed. */
  readonly checkedOn: string | undefined;
  readonly version: number;
  /** By name, `MOST_PLACES` at most. */
  readonly places: readonly CardPlace[];
  /** How many more there are. */
  readonly others: number;
  /** Fields of which a correction waits for an answer, by the structure or place. */
  readonly pending: ReadonlyMap<string, readonly string[]>;
}

/** What was shown of a card, in short: another where anything on it has changed. */
export function shownOf({ version, places }: Card): string {
  const versions = JSON.stringify([version, ...places.map((one) => [one.id, one.version])]);
  return hash('sha256', versions, 'base64url').slice(0, 22);
}
