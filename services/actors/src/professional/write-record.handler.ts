import { isDeepStrictEqual } from 'node:util';
import { type Clock, Findings, parisDate, uuidv7 } from '@maillage/kernel';
import {
  Audit,
  type Fence,
  type Held,
  type Outbox,
  type OutgoingEvent,
  Sources,
  type Transaction,
  type VersionedTable,
} from '@maillage/platform';
import { readText } from '../structure/structure-texts.js';
import type {
  Change,
  Draft,
  Happening,
  Judgement,
  Read,
  RecordWords,
  Told,
  Written,
} from './record.js';
import {
  malformedRecord,
  recordExists,
  recordInUse,
  recordNotFound,
  refusedRecord,
  withdrawalTooLate,
} from './record.errors.js';

/** How long a record that was entered by error may be withdrawn. */
const WITHDRAWABLE_MS = 24 * 3_600_000;

/** Whether the caller's If-Match allows the version found; throws where it does not. */
export type Accepts = (id: string, version: number) => void;

/** The writer: the source its records stand under, and what it reaches. */
export interface Writer {
  readonly source: string;
  readonly fence: Fence;
}

/** What is read beside every record. */
export interface Located {
  readonly commune: string | null;
}

/** Writes one kind of record, one at a time: each write is one transaction with its event and its audit entry. */
export abstract class WriteRecord<State extends object, Beside extends Located> {
  protected abstract readonly words: RecordWords;
  /** Of permissions and of actions in the audit journal. */
  protected abstract readonly resource: string;
  /** Of subjects in the audit journal. */
  protected abstract readonly subject: string;

  constructor(
    protected readonly table: VersionedTable<State, Beside>,
    private readonly outbox: Outbox,
    protected readonly clock: Clock,
  ) {}

  /** Reads a record in the API's shape. */
  protected abstract read(body: unknown, today: string): Read<State>;
  /** What speaks against a draft, beside its form. What stood before is not judged again. */
  protected abstract judge(
    tx: Transaction,
    draft: Draft<State>,
    before: Held<State, Beside> | undefined,
    fence: Fence,
  ): Promise<Judgement>;
  /** The event of a record that is new, changes, or goes. */
  protected abstract eventOf(happening: Happening, change: Change<State>): OutgoingEvent;
  /** Refuses a record as it stands to whoever may read it and not write it. */
  protected requireWritable(_held: Held<State, Beside>, _fence: Fence): void {}
  /** What names again, as it is shown, what stands for something that was merged, goes on naming that. */
  protected asSaid(value: State, _before: Held<State, Beside>): State {
    return value;
  }
  /** Records that name one, ten at most: it is not withdrawn while they do. */
  protected namedBy(_tx: Transaction, _id: string): Promise<readonly string[]> {
    return Promise.resolve([]);
  }
  /** Marks what is shown with a record as changed. */
  protected touch(_tx: Transaction, ..._states: readonly State[]): Promise<void> {
    return Promise.resolve();
  }

  /**
   * Enters a new record.
   * @param body in the API's shape, with the id that the source gives it, if it gives one.
   * @returns our id, and what deserves a look.
   * @throws DomainError malformed, conflict for an id of the source that is known, invalid or forbidden.
   */
  async open({ source, fence }: Writer, body: object): Promise<Written> {
    const at = this.clock.now();
    const { source_id: given, ...described }: { source_id?: unknown } = { ...body };
    const found = new Findings('actors');
    const sourceId = readText('source_id', given, found, 200);
    const value = this.valueOf(described, at, found);
    return this.table.transaction(async (tx) => {
      await Sources.claim(tx, source);
      await this.table.lock(tx);
      const key = sourceId ?? uuidv7(at.getTime());
      const known = await this.table.ofKey(tx, source, key);
      if (known !== undefined && known.withdrawnAt === undefined)
        throw recordExists(this.words, known.id, key);
      // One that was withdrawn comes back under its own id.
      const id = known?.id ?? (sourceId === undefined ? key : uuidv7(at.getTime()));
      const draft = { id, source, value };
      const { commune, remarks = [] } = await this.require(tx, draft, undefined, fence);
      const reason = 'Inscription';
      if (known === undefined)
        await this.table.insert(tx, { id, source, sourceId: key, description: value }, at, reason);
      else await this.table.replace(tx, id, value, at, reason);
      await this.touch(tx, value);
      const happening = { id, version: (known?.version ?? 0) + 1, at };
      await this.tell(tx, 'inscrire', happening, [undefined, { value, commune }]);
      return { id, fate: 'cree', remarks };
    });
  }

  /**
   * Makes a record what it is to be.
   * @param change gives it in the API's shape, from what it is.
   * @returns what deserves a look.
   * @throws DomainError not_found outside the fence, malformed, invalid or forbidden, or what `accepts` throws.
   */
  async revise(
    id: string,
    fence: Fence,
    accepts: Accepts,
    change: (present: State) => unknown,
    action: 'corriger' | 'fermer' = 'corriger',
  ): Promise<Written> {
    const at = this.clock.now();
    return this.table.transaction(async (tx) => {
      const before = await this.find(tx, id, fence);
      accepts(id, before.version);
      const { source, description } = before;
      const value = this.asSaid(this.valueOf(change(description), at), before);
      const draft = { id, source, value };
      const { commune, remarks = [] } = await this.require(tx, draft, before, fence);
      if (isDeepStrictEqual(description, value)) return { id, fate: 'inchange', remarks };
      const why = { reason: action === 'fermer' ? 'Fin' : 'Correction', action };
      await this.rewrite(tx, before, { value, commune }, at, why);
      return { id, fate: 'modifie', remarks };
    });
  }

  /** Makes a record something else, in a transaction that has the lock; nothing is judged. */
  protected async rewrite(
    tx: Transaction,
    { id, version, description, beside }: Held<State, Beside>,
    after: Told<State>,
    at: Date,
    { reason, action }: { readonly reason: string; readonly action: string },
  ): Promise<void> {
    await this.table.replace(tx, id, after.value, at, reason);
    await this.touch(tx, description, after.value);
    const was = { value: description, commune: beside.commune ?? undefined };
    await this.tell(tx, action, { id, version: version + 1, at }, [was, after]);
  }

  /**
   * Enters what a source says of a record under its own id: all of a new one, or what changes of the one there is.
   * @param said gives it in the API's shape, from what it is.
   * @throws DomainError as `open` and `revise`.
   */
  async enter(
    writer: Writer,
    key: string,
    said: (present: State | undefined) => object,
  ): Promise<Written> {
    const known = await this.idOf(writer.source, key);
    return known === undefined
      ? this.open(writer, { ...said(undefined), source_id: key })
      : this.revise(known, writer.fence, () => undefined, said);
  }

  /** The id of the record that a source has under its own id. */
  async idOf(source: string, key: string): Promise<string | undefined> {
    const held = await this.table.transaction(async (tx) => {
      await this.table.lock(tx);
      return this.table.ofKey(tx, source, key);
    });
    return held?.withdrawnAt === undefined ? held?.id : undefined;
  }

  /**
   * Withdraws a record that was entered by error.
   * @throws DomainError not_found, conflict a day later or while others name it, or what `accepts` throws.
   */
  async withdraw(id: string, fence: Fence, accepts: Accepts): Promise<void> {
    const at = this.clock.now();
    await this.table.transaction(async (tx) => {
      const before = await this.find(tx, id, fence);
      accepts(id, before.version);
      if (at.getTime() - before.createdAt.getTime() > WITHDRAWABLE_MS)
        throw withdrawalTooLate(this.words);
      const named = await this.namedBy(tx, id);
      if (named.length > 0) throw recordInUse(this.words, named);
      await this.remove(tx, before, at, 'Inscrit par erreur');
    });
  }

  /** Takes a record out, in a transaction that has the lock. */
  protected async remove(
    tx: Transaction,
    { id, version, description, beside }: Held<State, Beside>,
    at: Date,
    reason: string,
  ): Promise<void> {
    await this.table.withdraw(tx, id, at, reason);
    await this.touch(tx, description);
    const was = { value: description, commune: beside.commune ?? undefined };
    await this.tell(tx, 'retirer', { id, version: version + 1, at }, [was, undefined]);
  }

  private async find(tx: Transaction, id: string, fence: Fence): Promise<Held<State, Beside>> {
    await this.table.lock(tx);
    const held = await this.table.find(id, fence, tx);
    if (held === undefined) throw recordNotFound(this.words);
    this.requireWritable(held, fence);
    return held;
  }

  private valueOf(body: unknown, at: Date, found = new Findings('actors')): State {
    const read = this.read(body, parisDate(at));
    const faults = [...found.faults, ...('faults' in read ? read.faults : [])];
    if ('faults' in read || faults.length > 0) throw malformedRecord(this.words, faults);
    return read.value;
  }

  private async require(
    tx: Transaction,
    draft: Draft<State>,
    before: Held<State, Beside> | undefined,
    fence: Fence,
  ): Promise<Judgement> {
    const judgement = await this.judge(tx, draft, before, fence);
    if (judgement.faults.length > 0) throw refusedRecord(this.words, judgement.faults);
    return judgement;
  }

  private async tell(
    tx: Transaction,
    action: string,
    happening: Happening,
    change: Change<State>,
  ): Promise<void> {
    await this.outbox.add(tx, this.eventOf(happening, change));
    const [before, after] = change;
    await Audit.record(tx, {
      action: `${this.resource}.${action}`,
      subject: { type: this.subject, id: happening.id },
      details: { version: happening.version },
      before: before?.value,
      after: after?.value,
    });
  }
}
