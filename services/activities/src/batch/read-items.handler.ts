import { hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type JsonText, type Reading } from '@maillage/platform';
import { type Clock, type Fault, type Remark } from '@maillage/kernel';
import { isTooDeep, type JsonItemFault, repeatedNames } from '@maillage/files';
import type { IncomingActivity } from '../activity/ledger-grounds.js';
import { activityOf } from './activity-row.js';
import type { BatchLine } from './batch-file.js';
import { KnownPlaceStore } from './known-place.store.js';
import { KnownRefsStore } from './known-refs.store.js';
import { NamePeople } from './name-people.handler.js';
import { mayBeExported, pseudonymise, sparing, withoutHeld } from './pseudonymise.js';
import { type ReadActivity, readActivity, type Surroundings } from './read-activity.js';

/** Items checked in one go before the event loop turns. */
const SLICE = 10;
const NOBODY: ReadonlySet<string> = new Set();

const NOT_JSON: Fault = {
  pointer: '',
  code: 'activities.not_json',
  detail: {
    fr: "Cet élément n'est pas du JSON bien formé.",
    en: 'This element is not well-formed JSON.',
  },
};

const ITEM_FAULTS: Readonly<Record<JsonItemFault, Fault>> = {
  truncated: {
    pointer: '',
    code: 'activities.truncated',
    detail: {
      fr: "L'envoi s'arrête avant la fin de la liste : ce qui suit n'est pas arrivé.",
      en: 'What was sent stops before the end of the list: the rest did not arrive.',
    },
  },
  not_an_array: NOT_JSON,
  after_end: NOT_JSON,
  too_long: {
    pointer: '',
    code: 'activities.item_too_long',
    detail: { fr: 'Une activité ne dépasse pas 1 Mio.', en: 'An activity is 1 MiB at most.' },
  },
};

const TOO_DEEP: Fault = {
  pointer: '',
  code: 'activities.too_deep',
  detail: {
    fr: 'Cet élément imbrique trop de listes et d’objets.',
    en: 'This element nests too many lists and objects.',
  },
};

const LATIN1: Remark = {
  pointer: '',
  code: 'activities.not_utf8',
  detail: {
    fr: "Le texte n'est pas en UTF-8 : il a été lu comme du Windows-1252 (Latin-1).",
    en: 'The text is not in UTF-8: it was read as Windows-1252 (Latin-1).',
  },
};

/** Reads items of a batch and checks them; people get their pseudonyms here. */
@Injectable()
export class ReadItems {
  constructor(
    @Inject(KnownPlaceStore) private readonly places: KnownPlaceStore,
    @Inject(KnownRefsStore) private readonly refs: KnownRefsStore,
    @Inject(NamePeople) private readonly people: NamePeople,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Reads items of JSON. @param first index of the first of these items in the batch. */
  read(
    source: string,
    items: readonly JsonText[],
    first: number,
  ): Promise<Reading<IncomingActivity>[]> {
    return this.check(source, items.map(parse), first, false);
  }

  /** Reads lines of a file. @param first index of the first of these lines in the batch. */
  readLines(
    source: string,
    lines: readonly BatchLine[],
    first: number,
  ): Promise<Reading<IncomingActivity>[]> {
    return this.check(source, parsedLines(source, lines), first, true);
  }

  /** What is in items of JSON, good or not; nobody in them is named or kept. */
  look(items: readonly JsonText[]): Promise<ReadActivity[]> {
    return this.readAll(items.map(parse));
  }

  /** The same of lines of a file. */
  lookAtLines(source: string, lines: readonly BatchLine[]): Promise<ReadActivity[]> {
    return this.readAll(parsedLines(source, lines));
  }

  private async readAll(parsed: readonly Parsed[]): Promise<ReadActivity[]> {
    const around: Surroundings = {
      now: this.clock.now(),
      places: await this.places.communesOf(parsed.flatMap(placeIdOf)),
    };
    const read: ReadActivity[] = [];
    for (const [offset, one] of parsed.entries()) {
      // The database answers the chunk before this one meanwhile: let it be heard.
      if (offset % SLICE === SLICE - 1) await turn();
      read.push(readParsed(one, around));
    }
    return read;
  }

  /**
   * Only what is accepted enters people; what is refused leaves no trace of them.
   * @param isTable whether the items may be our own export, which names people by pseudonyms.
   */
  private async check(
    source: string,
    parsed: readonly Parsed[],
    first: number,
    isTable: boolean,
  ): Promise<Reading<IncomingActivity>[]> {
    const read = await this.readAll(parsed);
    const good = read.flatMap((one) => ('faults' in one ? [] : [one]));
    const exported = isTable ? good.filter(({ activity }) => mayBeExported(activity)) : [];
    const held = await this.refs.ofActivities(
      source,
      exported.map(({ sourceId }) => sourceId),
    );
    const heldBy = (sourceId: string): ReadonlySet<string> => held.get(sourceId) ?? NOBODY;
    const names = await this.people.namesOf(
      source,
      good.map(({ sourceId, activity }) => withoutHeld(activity, heldBy(sourceId))),
    );
    const readings: Reading<IncomingActivity>[] = [];
    for (const [offset, one] of read.entries()) {
      if (offset % SLICE === SLICE - 1) await turn();
      const at = first + offset;
      if ('faults' in one) {
        readings.push({ at, key: one.sourceId, faults: one.faults, remarks: [] });
        continue;
      }
      const activity = pseudonymise(one.activity, sparing(names, heldBy(one.sourceId)));
      const body = JSON.stringify(activity);
      const digest = hash('sha256', body, 'hex').slice(0, 32);
      const value = { activity, body, digest };
      readings.push({ at, key: one.sourceId, value, remarks: one.remarks });
    }
    return readings;
  }
}

const parsedLines = (source: string, lines: readonly BatchLine[]): Parsed[] =>
  lines.map((line) =>
    'row' in line ? activityOf(line, source) : { faults: [line.fault], remarks: [] },
  );

/** What an item holds once it is parsed, with what is wrong with it already. */
interface Parsed {
  /** Absent when nothing could be parsed. */
  readonly value?: unknown;
  readonly faults: readonly Fault[];
  readonly remarks: readonly Remark[];
}

/** Of one field the faults that were found first are told, and not what comes of them. */
function readParsed({ value, faults, remarks }: Parsed, around: Surroundings): ReadActivity {
  if (value === undefined) return { sourceId: undefined, faults };
  const read = readActivity(value, around);
  const others = 'faults' in read ? read.faults : [];
  if (faults.length === 0 && 'faults' in read) return read;
  if (faults.length === 0 && 'activity' in read)
    return { ...read, remarks: [...remarks, ...read.remarks] };
  const isNew = ({ pointer }: Fault): boolean => !faults.some((one) => one.pointer === pointer);
  return { sourceId: read.sourceId, faults: [...faults, ...others.filter(isNew)] };
}

function placeIdOf({ value }: { readonly value?: unknown }): string[] {
  const id = (value as { lieu_id?: unknown } | undefined | null)?.lieu_id;
  return typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id) ? [id.toLowerCase()] : [];
}

function parse(item: JsonText): Parsed {
  if ('fault' in item) return { faults: [ITEM_FAULTS[item.fault]], remarks: [] };
  if (isTooDeep(item.text)) return { faults: [TOO_DEEP], remarks: [] };
  try {
    const value: unknown = JSON.parse(item.text);
    const faults = repeatedNames(item.text, value, 'activities');
    return { value, faults, remarks: item.isLatin1 ? [LATIN1] : [] };
  } catch {
    return { faults: [NOT_JSON], remarks: [] };
  }
}
