import { Inject, Injectable } from '@nestjs/common';
import { type Clock, Findings, uuidv7 } from '@maillage/kernel';
import { Audit, CLOCK, Outbox, type Transaction } from '@maillage/platform';
import { DEFAULT, type Reference } from '../framework/framework.js';
import { ReadLibrary } from '../framework/read-library.handler.js';
import type { Bank, BankItem } from './bank.js';
import { bankNotFound, itemNotFound, refusedItems } from './bank.errors.js';
import { bankVersionMade } from './bank.events.js';
import { BankStore } from './bank.store.js';
import { checkItems, type WrittenItem } from './check-items.js';
import { retired, withItems } from './next-version.js';

/** Throws where the caller has not seen the present version. */
export type Accepts = (version: number) => void;

/** Writes banks: each write is a new version, and the versions before it stay. */
@Injectable()
export class WriteBank {
  constructor(
    @Inject(BankStore) private readonly store: BankStore,
    @Inject(ReadLibrary) private readonly frameworks: ReadLibrary,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found for the framework, invalid with every fault of the items. */
  async open(
    name: string,
    framework: Reference = DEFAULT,
    written: readonly WrittenItem[],
  ): Promise<Bank> {
    const at = this.clock.now();
    const bank: Bank = {
      id: uuidv7(at.getTime()),
      version: 1,
      name,
      framework,
      items: withItems([], await this.check(framework, written, [])),
      reason: 'Création',
      createdAt: at,
      modifiedAt: at,
    };
    await this.store.transaction(async (tx) => {
      await this.store.insert(tx, bank);
      await this.tell(tx, 'banques.creer', undefined, bank);
    });
    return bank;
  }

  /** Adds items, or changes those whose ids are known. @throws DomainError not_found, invalid, or what `accepts` throws. */
  async put(id: string, written: readonly WrittenItem[], accepts: Accepts): Promise<Bank> {
    return this.advance(
      id,
      accepts,
      'banques.completer',
      'Items ajoutés ou changés',
      async (before) =>
        withItems(before.items, await this.check(before.framework, written, before.items)),
    );
  }

  /** Takes an item out of use; answers given to it still count. @throws DomainError not_found, or what `accepts` throws. */
  async retire(id: string, item: string, accepts: Accepts): Promise<Bank> {
    return this.store.transaction((tx) => this.retireIn(tx, id, item, accepts));
  }

  /** The same, in a transaction that does more. */
  retireIn(tx: Transaction, id: string, item: string, accepts?: Accepts): Promise<Bank> {
    const reason = `Retrait de l’item ${item}`;
    return this.advanceIn(tx, id, accepts, 'banques.retirer', reason, ({ items }) => {
      const after = retired(items, item);
      if (after === undefined) throw itemNotFound();
      return Promise.resolve(after);
    });
  }

  /** Makes the next version of a bank of what `change` gives. */
  async advance(
    id: string,
    accepts: Accepts,
    action: string,
    reason: string,
    change: (before: Bank) => Promise<readonly BankItem[]>,
  ): Promise<Bank> {
    return this.store.transaction((tx) => this.advanceIn(tx, id, accepts, action, reason, change));
  }

  private async advanceIn(
    tx: Transaction,
    id: string,
    accepts: Accepts | undefined,
    action: string,
    reason: string,
    change: (before: Bank) => Promise<readonly BankItem[]>,
  ): Promise<Bank> {
    const before = await this.store.lock(tx, id);
    if (before === undefined) throw bankNotFound();
    accepts?.(before.version);
    const items = await change(before);
    const modifiedAt = this.clock.now();
    const after: Bank = { ...before, version: before.version + 1, items, reason, modifiedAt };
    await this.store.advance(tx, after);
    await this.tell(tx, action, before, after);
    return after;
  }

  private async check(
    framework: Reference,
    written: readonly WrittenItem[],
    present: readonly BankItem[],
  ): Promise<ReturnType<typeof checkItems>> {
    const findings = new Findings('diagnostics', '/items');
    const known = new Set(present.map(({ id }) => id));
    const items = checkItems(written, await this.frameworks.get(framework), known, findings);
    if (findings.faults.length > 0) throw refusedItems(findings.faults);
    return items;
  }

  /** The journal tells what changed of an item but its key: those who read the journal may not be who keeps the bank. */
  private async tell(
    tx: Transaction,
    action: string,
    before: Bank | undefined,
    after: Bank,
  ): Promise<void> {
    await this.outbox.add(tx, bankVersionMade(after));
    const known = new Map(before?.items.map((item) => [item.id, JSON.stringify(item)]));
    const changed = after.items.filter((item) => known.get(item.id) !== JSON.stringify(item));
    await Audit.record(tx, {
      action,
      subject: { type: 'banque', id: after.id },
      details: { version: after.version, items: changed.map(({ id }) => id) },
    });
  }
}
