import type { HalfDay, HeldSession } from './session.js';
import { zoneOf } from './session-times.js';

/** What a calendar shows of a session beside its times. */
export interface AgendaEntry {
  readonly session: HeldSession;
  readonly title: string;
  /** Of the installation, for ids that no other one gives. */
  readonly host: string;
  readonly now: Date;
}

/**
 * A session as an iCalendar object (RFC 5545), an event for each half-day: times by the clock of its place with its rules, so
 * that a calendar elsewhere shows the right ones; the same UID for ever, SEQUENCE as people have to be told; nobody's name.
 */
export function agendaOf({ session, title, host, now }: AgendaEntry): string {
  const zone = zoneOf(session.description);
  const isCancelled = session.state === 'annulee';
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Maillage//training//FR',
    'CALSCALE:GREGORIAN',
    `METHOD:${isCancelled ? 'CANCEL' : 'PUBLISH'}`,
    ...zoneLines(zone),
    ...session.description.demi_journees.flatMap((one, index) => [
      'BEGIN:VEVENT',
      `UID:${session.id}-${index + 1}@${host}`,
      `SEQUENCE:${session.sequence}`,
      `DTSTAMP:${utc(now)}`,
      `DTSTART;TZID=${zone}:${local(one.jour, one.debut)}`,
      `DTEND;TZID=${zone}:${local(one.jour, one.fin)}`,
      `SUMMARY:${escaped(title)}`,
      ...placeLines(session),
      `STATUS:${isCancelled ? 'CANCELLED' : statusOf(session)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

const statusOf = ({ state }: HeldSession): string =>
  state === 'ouverte' || state === 'brouillon' ? 'TENTATIVE' : 'CONFIRMED';

function placeLines({ description: { lieu, lien } }: HeldSession): string[] {
  const place = [lieu?.nom, lieu?.adresse].filter((text) => text !== undefined).join(', ');
  return [
    ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    ...(lien === undefined ? [] : [`URL:${lien.replace(/\s/g, '')}`]),
  ];
}

/** The rules of Paris since 1996 (directive 2000/84/EC); clocks overseas have kept one offset for as long, Miquelon apart. */
function zoneLines(zone: string): string[] {
  const part = (kind: string, from: string, to: string, rule: readonly string[]): string[] => [
    ...[`BEGIN:${kind}`, ...rule, `TZOFFSETFROM:${from}`, `TZOFFSETTO:${to}`, `END:${kind}`],
  ];
  const yearly = (start: string, by: string): string[] => [
    ...[`DTSTART:${start}`, `RRULE:FREQ=YEARLY;${by}`],
  ];
  const rules: readonly string[] =
    zone === 'Europe/Paris'
      ? [
          ...part('DAYLIGHT', '+0100', '+0200', yearly('19960331T020000', 'BYMONTH=3;BYDAY=-1SU')),
          ...part('STANDARD', '+0200', '+0100', yearly('19961027T030000', 'BYMONTH=10;BYDAY=-1SU')),
        ]
      : zone === 'America/Miquelon'
        ? [
            ...part('DAYLIGHT', '-0300', '-0200', yearly('20070311T020000', 'BYMONTH=3;BYDAY=2SU')),
            ...part(
              'STANDARD',
              '-0200',
              '-0300',
              yearly('20071104T020000', 'BYMONTH=11;BYDAY=1SU'),
            ),
          ]
        : part('STANDARD', offsetOf(zone), offsetOf(zone), ['DTSTART:19960101T000000']);
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...rules, 'END:VTIMEZONE'];
}

/** The offset of a zone that has one alone, as `+1100`. */
function offsetOf(zone: string): string {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  const name = format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign = '+', hours = '00', minutes = '00'] = /([+-])(\d\d):(\d\d)/.exec(name) ?? [];
  return `${sign}${hours}${minutes}`;
}

const local = (day: HalfDay['jour'], time: string): string =>
  `${day.replaceAll('-', '')}T${time.replace(':', '')}00`;
const utc = (at: Date): string => `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;

/** Text values (RFC 5545, §3.3.11). */
const escaped = (text: string): string =>
  text.replace(/([\\;,])/g, '\\$1').replace(/\r?\n/g, '\\n');

/** Lines of 75 octets at most, cut between characters (§3.1). */
function folded(line: string): string {
  let written = '';
  let room = 75;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (size > room) {
      written += '\r\n ';
      room = 74;
    }
    written += character;
    room -= size;
  }
  return written;
}
