import { hash } from 'node:crypto';
import { setImmediate as turn } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { Audit, CLOCK, type JsonText, Outbox, patchOf } from '@maillage/platform';
import { type Clock, type Fault, parisDate, uuidv7 } from '@maillage/kernel';
import { isTooDeep, type JsonItemFault } from '@maillage/files';
import { ledgerExtended } from './activity.events.js';
import { decideChunk, type MayWrite, type ReadItem, type Verdict } from './chunk.js';
import { chunkAudit, MASKED } from './ledger-audit.js';
import { LedgerStore } from './ledger.store.js';
import { NamePeople } from './name-people.handler.js';
import { pseudonymise } from './pseudonymise.js';
import { readActivity, type Reading, type Remark, type Surroundings } from './read-activity.js';

/** Items checked in one go before the event loop turns. */
const SLICE = 10;

/** Who sends a batch: under which name, and what it may write. */
export interface Sender {
  readonly source: string;
  readonly mayWrite: MayWrite;
}

/** A batch on its way in: who sends it, under which id its items are entered, and whether it is only tried. */
export interface Batch extends Sender {
  readonly id: string;
  readonly isSimulation: boolean;
}

const NOT_JSON: Fault = {
  pointeur: '',
  code: 'activities.not_json',
  detail: "Cet élément n'est pas du JSON bien formé.",
};

const ITEM_FAULTS: Readonly<Record<JsonItemFault, Fault>> = {
  truncated: {
    pointeur: '',
    code: 'activities.truncated',
    detail: "L'envoi s'arrête avant la fin de la liste : ce qui suit n'est pas arrivé.",
  },
  not_an_array: NOT_JSON,
  after_end: NOT_JSON,
  too_long: {
    pointeur: '',
    code: 'activities.item_too_long',
    detail: 'Une activité ne dépasse pas 1 Mio.',
  },
};

const TOO_DEEP: Fault = {
  pointeur: '',
  code: 'activities.too_deep',
  detail: 'Cet élément imbrique trop de listes et d’objets.',
};

const LATIN1: Remark = {
  pointeur: '',
  code: 'activities.not_utf8',
  detail: "Le texte n'est pas en UTF-8 : il a été lu comme du Windows-1252 (Latin-1).",
};

/** Takes a batch into its source's ledger, chunk by chunk; each chunk is one transaction with its event. */
@Injectable()
export class AcceptBatch {
  constructor(
    @Inject(LedgerStore) private readonly store: LedgerStore,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(NamePeople) private readonly people: NamePeople,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  open(sender: Sender, isSimulation: boolean): Batch {
    return { ...sender, id: uuidv7(this.clock.now().getTime()), isSimulation };
  }

  /** Enters items that were read; when the promise resolves the good ones are durable. */
  async enter(batch: Batch, read: readonly ReadItem[]): Promise<readonly Verdict[]> {
    const at = this.clock.now();
    return this.store.transaction(async (tx) => {
      const ids = read.flatMap(({ reading }) => ('faults' in reading ? [] : [reading.sourceId]));
      if (!batch.isSimulation && ids.length > 0) await this.store.lock(tx, batch.source);
      const known = await this.store.known(tx, batch.source, ids);
      const decision = decideChunk(batch, read, known, at.getTime());
      if (batch.isSimulation || decision.changes.length === 0) return decision.verdicts;
      const version = await this.store.nextVersion(tx, batch.source);
      await this.store.insert(tx, batch.source, batch.id, decision.inserts, at);
      await this.store.replace(tx, batch.id, decision.replacements, at);
      await this.outbox.add(tx, ledgerExtended(batch.source, version, decision.changes, at));
      await Audit.record(
        tx,
        chunkAudit(batch, decision, known, (before, after) => patchOf(before, after, MASKED)),
      );
      return decision.verdicts;
    });
  }

  /** Reads items and checks them, without touching the ledger. `first` is the index of the first in the batch. */
  async read(batch: Batch, items: readonly JsonText[], first: number): Promise<ReadItem[]> {
    const parsed = items.map(parse);
    const placeIds = parsed.flatMap(({ value }) => {
      const id = (value as { lieu_id?: unknown } | undefined | null)?.lieu_id;
      return typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id) ? [id.toLowerCase()] : [];
    });
    const around: Surroundings = {
      today: parisDate(this.clock.now()),
      places: await this.store.communesOf(placeIds),
    };
    const readings: Reading[] = [];
    for (const [offset, { value, fault, remarks }] of parsed.entries()) {
      // The database answers the chunk before this one meanwhile: let it be heard.
      if (offset % SLICE === SLICE - 1) await turn();
      const reading: Reading =
        fault === undefined
          ? readActivity(value, around)
          : { sourceId: undefined, faults: [fault] };
      readings.push(
        'faults' in reading ? reading : { ...reading, remarks: [...remarks, ...reading.remarks] },
      );
    }
    return this.pseudonymised(batch, readings, first);
  }

  /** Only what is accepted enters people; what is refused leaves no trace of them. */
  private async pseudonymised(
    batch: Batch,
    readings: readonly Reading[],
    first: number,
  ): Promise<ReadItem[]> {
    const good = readings.flatMap((reading) => ('faults' in reading ? [] : [reading.activity]));
    const names = await this.people.namesOf(batch.source, good, batch.isSimulation);
    const read: ReadItem[] = [];
    for (const [offset, reading] of readings.entries()) {
      if (offset % SLICE === SLICE - 1) await turn();
      if ('faults' in reading) {
        read.push({ index: first + offset, reading, body: '', digest: '' });
        continue;
      }
      const activity = pseudonymise(reading.activity, names);
      const body = JSON.stringify(activity);
      const digest = hash('sha256', body, 'hex').slice(0, 32);
      read.push({ index: first + offset, reading: { ...reading, activity }, body, digest });
    }
    return read;
  }
}

function parse(item: JsonText): { value?: unknown; fault?: Fault; remarks: readonly Remark[] } {
  if ('fault' in item) return { fault: ITEM_FAULTS[item.fault], remarks: [] };
  if (isTooDeep(item.text)) return { fault: TOO_DEEP, remarks: [] };
  try {
    return { value: JSON.parse(item.text), remarks: item.isLatin1 ? [LATIN1] : [] };
  } catch {
    return { fault: NOT_JSON, remarks: [] };
  }
}
