import type { Column } from '@maillage/files';
import { CURSOR_ID, etagOf, type Listing } from '@maillage/platform';
import { meeting } from '../territory/territory-asked.js';
import { allowedSeats, type HeldSession, type Session, stateOn } from './session.js';
import { actsOf, type Moment } from './session-acts.js';
import type { SessionBodyDto, SessionDto } from './session.dto.js';
import { SESSION_FORMATS, type SessionsQuery } from './session.query.dto.js';
import type { WantedSessions } from './session.store.js';

/** A session as the API gives it, at a moment. */
export function toDto(one: HeldSession, moment: Moment): SessionDto {
  const allowed = allowedSeats(one.description);
  return {
    id: one.id,
    ...(one.description as object as SessionBodyDto),
    formation_version: one.courseVersion,
    etat: stateOn(one, moment.today),
    gestes: actsOf(one, moment),
    places_autorisees: allowed,
    places_prises: one.taken,
    places_proposees: one.offered,
    places_libres: Math.max(0, allowed - one.taken - one.offered),
    en_attente: one.waiting,
    debut: one.startsAt.toISOString(),
    fin: one.endsAt.toISOString(),
    suite: one.sequence,
    creation: one.createdAt.toISOString(),
    modification: one.modifiedAt.toISOString(),
    version: one.version,
  };
}

/** The tag of a session: what the ledger counts changes it, without a new version. */
export const tagOf = ({ id, version, taken, offered, waiting }: HeldSession): string =>
  etagOf([id, taken, offered, waiting].join('.'), version);

/** What a sender wrote, as plain values. */
export const toGiven = (body: SessionBodyDto): Session =>
  JSON.parse(JSON.stringify(body)) as Session;

const COLUMNS: readonly Column<SessionDto>[] = [
  { name: 'id', value: ({ id }) => id },
  { name: 'formation_id', value: ({ formation_id: course }) => course },
  { name: 'territoire', value: ({ territoire }) => territoire },
  { name: 'etat', value: ({ etat }) => etat },
  {
    name: 'demi_journees',
    value: ({ demi_journees: all }) => all.map(({ jour, debut, fin }) => `${jour} ${debut}-${fin}`),
  },
  { name: 'lieu', value: ({ lieu }) => lieu?.nom },
  { name: 'code_insee', value: ({ lieu }) => lieu?.code_insee },
  { name: 'lien', value: ({ lien }) => lien },
  { name: 'places_min', value: (one) => one.places_min },
  { name: 'places_autorisees', value: (one) => one.places_autorisees },
  { name: 'places_prises', value: (one) => one.places_prises },
  { name: 'places_proposees', value: (one) => one.places_proposees },
  { name: 'places_libres', value: (one) => one.places_libres },
  { name: 'en_attente', value: (one) => one.en_attente },
];

/** How sessions are listed, at a moment. */
export const sessionListing = (moment: Moment): Listing<HeldSession> => ({
  name: 'sessions',
  formats: SESSION_FORMATS,
  columns: COLUMNS.map((column) => ({
    ...column,
    value: (one: HeldSession) => column.value(toDto(one, moment)),
  })),
  keyOf: ({ startsAt, id }) => [startsAt.toISOString(), id],
  cursor: [/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, CURSOR_ID],
});

/**
 * What a query asks for.
 * @param own territories whose drafts are shown; all when undefined.
 * @throws DomainError malformed for an unknown territory.
 */
export const wantedOf = (
  query: SessionsQuery,
  today: string,
  own: readonly string[] | undefined,
): WantedSessions => ({
  course: query.formation,
  territories: query.territoire === undefined ? undefined : meeting(query.territoire),
  state: query.etat,
  from: query.du,
  until: query.au,
  hasSeats: query.places_libres === 'oui',
  today,
  own,
});
