import { isDeepStrictEqual } from 'node:util';
import { type Clock, type Fault, parisDate, uuidv7 } from '@maillage/kernel';
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
import type { Draft, Happening, RecordWords, Settled, Writer } from './record.js';
import {
  recordExists,
  recordInUse,
  recordNotFound,
  refusedRecord,
  withdrawalTooLate,
} from './record.errors.js';
import { Turns } from './turns.js';

/**
 * Writers of a process wait here, and not each with a connection of its own in hand: many that wait for the lock would leave
 * none to the one that has it.
 */
const turns = new Turns();

/** How long a record that was entered by error may be withdrawn. */
const WITHDRAWABLE_MS = 24 * 3_600_000;

/** Whether the caller's If-Match allows the version found; throws where it does not. */
type Accepts = (id: string, version: number) => void;

/** Writes one kind of record, one at a time: each write is one transaction with its event and its audit entry. */
export abstract class WriteRecord<State extends object, Beside extends object> {
  protected abstract readonly words: RecordWords;
  /** Of actions in the audit journal. */
  protected abstract readonly resource: string;
  /** Of subjects in the audit journal. */
  protected abstract readonly subject: string;

  constructor(
    protected readonly table: VersionedTable<State, Beside>,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** The record as it is to stand, and what speaks against it. What stood before is not judged again. */
  protected abstract settle(
    tx: Transaction,
    draft: Draft<State>,
    fence: Fence,
  ): Promise<Settled<State>>;
  /** The event of a record as it is now; of one that went without a state. */
  protected abstract eventOf(happening: Happening, state: State | undefined): OutgoingEvent;
  /** What of a record lies outside of the rights of whoever reads it and wants to write it. */
  protected abstract outside(
    tx: Transaction,
    held: Held<State, Beside>,
    fence: Fence,
  ): Promise<readonly Fault[]>;
  /** Records that name one, ten at most: it is not withdrawn while they do. */
  protected abstract namedBy(tx: Transaction, id: string): Promise<readonly string[]>;
  /** Marks what is shown with a record as changed. */
  protected touch(_tx: Transaction, ..._states: readonly State[]): Promise<void> {
    return Promise.resolve();
  }

  /**
   * Enters a new record.
   * @returns our id.
   * @throws DomainError conflict for an id of the source that is known, invalid or forbidden.
   */
  async open(writer: Writer, body: State & { readonly source_id?: string }): Promise<string> {
    const at = this.clock.now();
    const { source_id: given, ...rest } = plain(body);
    const wanted = rest as unknown as State;
    return this.inTurn(async (tx) => {
      await Sources.claim(tx, writer.source);
      await this.table.lock(tx);
      const key = given ?? uuidv7(at.getTime());
      const known = await this.table.ofKey(tx, writer.source, key);
      if (known !== undefined && known.withdrawnAt === undefined)
        throw recordExists(this.words, known.id, key);
      // One that was withdrawn comes back under its own id.
      const id = known?.id ?? (given === undefined ? key : uuidv7(at.getTime()));
      const value = await this.require(tx, { id, value: wanted, before: undefined }, at, writer);
      const row = { id, source: writer.source, sourceId: key, description: value };
      if (known === undefined) await this.table.insert(tx, row, at, 'Inscription');
      else await this.table.replace(tx, id, value, at, 'Inscription');
      await this.touch(tx, value);
      const happening = { id, version: (known?.version ?? 0) + 1, at };
      await this.tell(tx, 'inscrire', happening, undefined, value);
      return id;
    });
  }

  /**
   * Makes a record what it is to be; one that stays as it is makes no version.
   * @param change gives it from what it is.
   * @throws DomainError not_found outside the fence, invalid or forbidden, or what `accepts` or `change` throws.
   */
  async revise(
    id: string,
    fence: Fence,
    accepts: Accepts,
    change: (present: State) => Promise<State> | State,
  ): Promise<void> {
    const at = this.clock.now();
    await this.inTurn(async (tx) => {
      const { version, description: before } = await this.find(tx, id, fence);
      accepts(id, version);
      const wanted = plain(await change(before));
      const value = await this.require(tx, { id, value: wanted, before }, at, { fence });
      if (isDeepStrictEqual(before, value)) return;
      await this.table.replace(tx, id, value, at, 'Correction');
      await this.touch(tx, before, value);
      await this.tell(tx, 'corriger', { id, version: version + 1, at }, before, value);
    });
  }

  /**
   * Withdraws a record that was entered by error.
   * @throws DomainError not_found, conflict a day later or while others name it, or what `accepts` throws.
   */
  async withdraw(id: string, fence: Fence, accepts: Accepts): Promise<void> {
    const at = this.clock.now();
    await this.inTurn(async (tx) => {
      const { version, createdAt, description } = await this.find(tx, id, fence);
      accepts(id, version);
      if (at.getTime() - createdAt.getTime() > WITHDRAWABLE_MS) throw withdrawalTooLate(this.words);
      const named = await this.namedBy(tx, id);
      if (named.length > 0) throw recordInUse(this.words, named);
      await this.table.withdraw(tx, id, at, 'Inscrit par erreur');
      await this.touch(tx, description);
      await this.tell(tx, 'retirer', { id, version: version + 1, at }, description, undefined);
    });
  }

  private inTurn<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return turns.take(() => this.table.transaction(work));
  }

  private async find(tx: Transaction, id: string, fence: Fence): Promise<Held<State, Beside>> {
    await this.table.lock(tx);
    const held = await this.table.find(id, fence, tx);
    if (held === undefined) throw recordNotFound(this.words);
    const faults = await this.outside(tx, held, fence);
    if (faults.length > 0) throw refusedRecord(this.words, faults);
    return held;
  }

  private async require(
    tx: Transaction,
    draft: Omit<Draft<State>, 'today'>,
    at: Date,
    { fence }: Pick<Writer, 'fence'>,
  ): Promise<State> {
    const { value, faults } = await this.settle(tx, { ...draft, today: parisDate(at) }, fence);
    if (faults.length > 0) throw refusedRecord(this.words, faults);
    return plain(value);
  }

  private async tell(
    tx: Transaction,
    deed: string,
    happening: Happening,
    before: State | undefined,
    after: State | undefined,
  ): Promise<void> {
    await this.outbox.add(tx, this.eventOf(happening, after));
    await Audit.record(tx, {
      action: `${this.resource}.${deed}`,
      subject: { type: this.subject, id: happening.id },
      details: { version: happening.version },
      before,
      after,
    });
  }
}

/** A body as it is kept: without its class and what is undefined in it. */
const plain = <T extends object>(body: T): T => JSON.parse(JSON.stringify(body)) as T;
