import { Conditions } from '../db/conditions.js';
import type { Transaction } from '../db/connection.js';
import type { Database } from '../db/database.js';
import {
  type Held,
  type RecordRow,
  type TableRead,
  VersionedTable,
} from '../history/versioned-table.js';
import { Fence } from '../rights/fence.js';
import type { Search } from './search.js';
import type { SearchMetaDto } from './search.dto.js';
import type { SearchEntry } from './terms.js';
import { type Ranked, WordList } from './word-list.js';

/** What is asked of a list: words, and conditions on rows that stand under a name (`told`, or that of the table). */
export interface AskedList {
  /** Words that are looked for; undefined for all. */
  readonly q?: string | undefined;
  readonly add: (where: Conditions, row: string) => void;
}

/** Aggregates that everybody reads, a row each, found by their words as well as in the order of their entry. */
export class SearchedTable<
  State extends object,
  Beside extends object = object,
> extends VersionedTable<State, Beside> {
  private readonly words: WordList<Held<State, Beside>>;

  constructor(
    database: Database,
    private readonly rows: TableRead,
    private readonly search: Search,
    /** By what a description is found. */
    private readonly entryOf: (description: State) => Omit<SearchEntry, 'id'>,
  ) {
    super(database, rows);
    this.words = new WordList(search);
  }

  /** Rows after a position: most alike first where words are asked, else in the order of their entry. */
  async asked(
    { q, add }: AskedList,
    after: readonly string[] | undefined,
    limit: number,
  ): Promise<Ranked<Held<State, Beside>>[]> {
    const reading = await this.words.reading(this.database, q, after?.[2]);
    if (reading === undefined) {
      const where = new Conditions();
      add(where, 'told');
      const records = await this.list(Fence.none, where, after?.[1], limit);
      return records.map((record) => ({ record, rank: 0 }));
    }
    const { table } = this.rows;
    const rows = { table, add: (where: Conditions): void => add(where, table) };
    return this.words.page(this.database, { reading, codes: [], rows }, after, limit, (ids) => {
      const where = new Conditions();
      where.add('told.id = ANY(?)', ids);
      return this.list(Fence.none, where, undefined, limit);
    });
  }

  /** What the first page of a list says of the words that were looked for. */
  about(
    { q }: Pick<AskedList, 'q'>,
    page: readonly Ranked<Held<State, Beside>>[],
  ): Promise<Pick<SearchMetaDto, 'recherche' | 'propositions'> | undefined> {
    return this.words.about(this.database, q, [], page);
  }

  override async insert(
    tx: Transaction,
    row: RecordRow<State>,
    at: Date,
    reason: string,
  ): Promise<void> {
    await super.insert(tx, row, at, reason);
    await this.index(tx, row.id, row.description);
  }

  override async replace(
    tx: Transaction,
    id: string,
    description: State,
    at: Date,
    reason: string,
  ): Promise<void> {
    await super.replace(tx, id, description, at, reason);
    await this.index(tx, id, description);
  }

  override async withdraw(tx: Transaction, id: string, at: Date, reason: string): Promise<void> {
    await super.withdraw(tx, id, at, reason);
    await this.search.remove(tx, [id]);
  }

  private index(tx: Transaction, id: string, description: State): Promise<void> {
    return this.search.put(tx, [{ id, ...this.entryOf(description) }]);
  }
}
