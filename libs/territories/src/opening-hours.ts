import Evaluator from 'opening_hours';
import { atlas } from './atlas.js';
import { zoneOfCommune } from './overseas.js';

/** Warnings of the library that tell of words it had to guess: such a text has other readings too. */
const GUESSED = new Set(['word_error_correction', 'ambiguous_word', 'vague', 'switched']);
/** Départements whose public holidays are not those of their region. */
const OWN_HOLIDAYS = new Set(['57', '67', '68']);
/** The longest value that OpenStreetMap holds; reading takes time in proportion, and 166 is the longest of 2,603 real ones. */
const LONGEST = 255;
/** How many texts it is remembered of whether they can be read; most places share few of them, and one read takes 30 kB. */
const REMEMBERED = 20_000;
const remembered = new Map<string, boolean>();

/** Whether a text is `opening_hours` of OpenStreetMap. */
export function isOpeningHours(text: string): boolean {
  if (text.length > LONGEST) return false;
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const isRead = tryReading(text, holidayAreaOf(undefined)) !== undefined;
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(text, isRead);
  return isRead;
}

/** A stretch of a clock over which nothing changes. */
interface Span {
  readonly from: number;
  readonly until: number;
  readonly isOpen: boolean;
}
const spans = new Map<string, Span>();
/** What was read last: neighbours share their hours, and one text is asked about at several instants. */
let latest: { readonly key: string; readonly evaluator: Evaluator | undefined } | undefined;

/**
 * Whether hours written in OpenStreetMap's `opening_hours` say that a place is surely open at an instant: what depends on a
 * comment such as "by appointment" is not, and a text that is none says nothing. Public and school holidays are those of
 * the commune. The answer is remembered until it changes: people ask about now, and reading takes a millisecond.
 *
 * @param commune INSEE code of a present commune, whose clock and holidays decide; Paris where it is not known.
 */
export function isOpenAt(text: string, commune: string | undefined, instant: Date): boolean {
  const area = holidayAreaOf(commune);
  const at = onClock(instant, zoneOfCommune(commune));
  const key = `${area} ${text}`;
  const known = spans.get(key);
  if (known !== undefined && known.from <= at.getTime() && at.getTime() < known.until)
    return known.isOpen;
  if (latest?.key !== key) latest = { key, evaluator: tryReading(text, area) };
  const { evaluator } = latest;
  const isOpen = evaluator?.getState(at) ?? false;
  const until = evaluator?.getNextChange(at)?.getTime() ?? Infinity;
  if (spans.size >= REMEMBERED) spans.clear();
  spans.set(key, { from: at.getTime(), until, isOpen });
  return isOpen;
}

/** Name under which the library files the holidays of a commune: its region, or its département where that has others. */
export function holidayAreaOf(commune: string | undefined): string {
  const { areas, communes } = atlas();
  const place = communes.get(commune ?? '')?.place;
  const departement = place?.departement.slice('departement-'.length) ?? '';
  const area = OWN_HOLIDAYS.has(departement) ? place?.departement : place?.region;
  return (area && areas.get(area)?.nom) ?? 'Île-de-France';
}

function tryReading(text: string, state: string): Evaluator | undefined {
  if (text.length > LONGEST) return undefined;
  try {
    return silently(() => {
      // The point is for sunrise alone; hours that depend on the sun are read at the middle of France.
      const evaluator = new Evaluator(text, {
        lat: 46.5,
        lon: 2.5,
        address: { country_code: 'fr', state },
      });
      const isGuessed = evaluator.getStructuredWarnings().some(({ type }) => GUESSED.has(type));
      return isGuessed ? undefined : evaluator;
    });
  } catch {
    return undefined;
  }
}

/** Without what the library prints: where it gives up it repeats the text, which belongs in no log. */
function silently<T>(work: () => T): T {
  const { error, warn } = console;
  Object.assign(console, { error: () => undefined, warn: () => undefined });
  try {
    return work();
  } finally {
    Object.assign(console, { error, warn });
  }
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The instant as a date whose local fields are what the clock of the zone shows: the library reads no other. */
function onClock(instant: Date, zone: string): Date {
  let clock = clocks.get(zone);
  if (clock === undefined) {
    clock = new Intl.DateTimeFormat('sv-SE', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    clocks.set(zone, clock);
  }
  return new Date(clock.format(instant).replace(' ', 'T'));
}
