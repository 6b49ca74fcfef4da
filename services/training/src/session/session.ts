/** A half-day of a session, by the clock of its place. */
export interface HalfDay {
  /** YYYY-MM-DD. */
  readonly jour: string;
  /** HH:MM, the end after the beginning. */
  readonly debut: string;
  readonly fin: string;
}

/** Seats that only people of one structure get: kept of those there are until a day, or granted beyond them. */
export interface StructureSeats {
  readonly structure_id: string;
  readonly places: number;
  /** Last day on which they are kept; those granted beyond the maximum have none. */
  readonly jusqu_au?: string;
}

export interface SessionPlace {
  readonly nom: string;
  readonly adresse?: string;
  readonly code_insee?: string;
}

/** A course on its dates: what is written of it. */
export interface Session {
  readonly territoire: string;
  readonly formation_id: string;
  readonly demi_journees: readonly HalfDay[];
  /** Where it is held; nowhere for one at a distance, which has a link. */
  readonly lieu?: SessionPlace;
  readonly lien?: string;
  /** Id of a professional. */
  readonly formateur_id?: string;
  readonly places_min: number;
  readonly places_max: number;
  /** From this day on it is confirmed or not; YYYY-MM-DD. */
  readonly jour_de_decision?: string;
  readonly places_gardees?: readonly StructureSeats[];
  readonly derogations?: readonly StructureSeats[];
}

/** The fields, in the order of the API. */
export const FIELDS = [
  'territoire',
  'formation_id',
  'demi_journees',
  'lieu',
  'lien',
  'formateur_id',
  'places_min',
  'places_max',
  'jour_de_decision',
  'places_gardees',
  'derogations',
] as const satisfies readonly (keyof Session)[];

/** States as they are kept; `a_confirmer` follows from an open one's day. */
export type KeptState = 'brouillon' | 'ouverte' | 'confirmee' | 'annulee' | 'tenue' | 'close';
export type SessionState = KeptState | 'a_confirmer';

/** What the ledger counts of a session. */
export interface SeatCounts {
  /** Seated, or held while somebody's agreement is awaited. */
  readonly taken: number;
  readonly offered: number;
  readonly waiting: number;
}

/** A session as it stands. */
export interface HeldSession extends SeatCounts {
  readonly id: string;
  readonly version: number;
  readonly courseVersion: number;
  /** Of its calendar entry: changes when people have to be told of another hour or place. */
  readonly sequence: number;
  readonly state: KeptState;
  readonly description: Session;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly createdAt: Date;
  readonly modifiedAt: Date;
}

/** Seats in all, with those granted beyond the maximum. */
export const allowedSeats = ({ places_max: most, derogations = [] }: Session): number =>
  most + derogations.reduce((sum, { places }) => sum + places, 0);

/** @param today civil date in Europe/Paris. */
export function stateOn(
  { state, description }: Pick<HeldSession, 'state' | 'description'>,
  today: string,
): SessionState {
  const { jour_de_decision: day } = description;
  return state === 'ouverte' && day !== undefined && day <= today ? 'a_confirmer' : state;
}

/** The same object in the order of `FIELDS`, without its undefined properties. */
export const inOrder = (session: Session): Session =>
  Object.fromEntries(
    FIELDS.flatMap((field) => (session[field] === undefined ? [] : [[field, session[field]]])),
  ) as unknown as Session;
