import { Inject, Injectable } from '@nestjs/common';
import type { Bank, BankItem } from './bank.js';
import { bankNotFound } from './bank.errors.js';
import { BankStore } from './bank.store.js';

/** Finds banks, for this feature and the others. */
@Injectable()
export class ReadBank {
  /** A version never changes: the last ones that were read are kept. */
  private readonly known = new Map<string, Bank>();

  constructor(@Inject(BankStore) private readonly store: BankStore) {}

  /** @param version the present one by default. @throws DomainError not_found. */
  async get(id: string, version?: number): Promise<Bank> {
    const key = `${id} ${version}`;
    const kept = version === undefined ? undefined : this.known.get(key);
    if (kept !== undefined) return kept;
    const bank = await this.store.find(id, version);
    if (bank === undefined) throw bankNotFound();
    if (version !== undefined) this.keep(key, bank);
    return bank;
  }

  /** Items that are asked of nobody any more: retired, or suspended. */
  outOfUse(id: string): Promise<ReadonlySet<string>> {
    return this.store.outOfUse(id);
  }

  /** Items of a bank after one of them, in its order. @throws DomainError not_found. */
  async items(
    id: string,
    wanted: { readonly version?: number | undefined; readonly competence?: string | undefined },
    after: string | undefined,
    limit: number,
  ): Promise<BankItem[]> {
    const { items } = await this.get(id, wanted.version);
    const place = items.findIndex((item) => item.id === after);
    return items
      .slice(place + 1)
      .filter(({ competence }) => (wanted.competence ?? competence) === competence)
      .slice(0, limit);
  }

  private keep(key: string, bank: Bank): void {
    this.known.set(key, bank);
    const [oldest] = this.known.keys();
    if (this.known.size > KEPT && oldest !== undefined) this.known.delete(oldest);
  }
}

const KEPT = 20;
