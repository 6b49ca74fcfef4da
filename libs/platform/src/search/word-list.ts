import type { Transaction } from '../db/connection.js';
import { readReading, type SearchReading, writeReading } from './reading.js';
import { type SearchMetaDto, toReadingDto } from './search.dto.js';
import type { Search } from './search.js';
import { suggest } from './suggest.js';
import type { Towns } from './towns.js';
import type { Wanted } from './wanted.js';

type Reader = Pick<Transaction, 'query'>;

/** A row of a list, with its position there: rank (0 where the order is that of entry), id, and how words are read. */
export interface Ranked<Row> {
  readonly record: Row;
  readonly rank: number;
  readonly reading?: SearchReading | undefined;
}

/** Where it stands in its list: rank, id, and the reading of what is looked for, empty without words. */
export const positionOf = ({
  rank,
  record,
  reading,
}: Ranked<{ readonly id: string }>): readonly string[] => [
  String(rank),
  record.id,
  reading === undefined ? '' : writeReading(reading),
];

const NOWHERE: Towns = { isTown: () => false, around: () => [] };

/** A list that is asked by words. */
export class WordList<Row extends { readonly id: string }> {
  constructor(
    private readonly search: Search,
    private readonly towns = NOWHERE,
  ) {}

  /** How words are read: as a cursor bears it, else anew; undefined where none are asked. */
  async reading(
    reader: Reader,
    q: string | undefined,
    written = '',
  ): Promise<SearchReading | undefined> {
    if (written !== '') return readReading(written);
    return q === undefined ? undefined : this.search.vocabulary.read(reader, q, this.towns.isTown);
  }

  /**
   * What is found after a position, most alike first.
   * @param after rank and id of the last row of the page before.
   * @param load the rows of some ids, in any order.
   */
  async page(
    reader: Reader,
    wanted: Wanted,
    after: readonly string[] | undefined,
    limit: number,
    load: (ids: readonly string[]) => Promise<readonly Row[]>,
  ): Promise<Ranked<Row>[]> {
    const from = after && { rank: Number(after[0]), id: after[1] ?? '' };
    const hits = await this.search.list(reader, wanted, from, limit);
    const rows = await load(hits.map(({ id }) => id));
    const byId = new Map(rows.map((row) => [row.id, row]));
    return hits.flatMap(({ id, rank }) => {
      const record = byId.get(id);
      return record === undefined ? [] : [{ record, rank, reading: wanted.reading }];
    });
  }

  /** What the first page says of the words that were looked for; of none, what is near where nothing is found. */
  async about(
    reader: Reader,
    q: string | undefined,
    codes: Wanted['codes'],
    page: readonly Ranked<Row>[],
  ): Promise<Pick<SearchMetaDto, 'recherche' | 'propositions'> | undefined> {
    const reading = page[0]?.reading ?? (await this.reading(reader, q));
    if (reading === undefined) return undefined;
    const recherche = toReadingDto(reading);
    if (page.length > 0) return { recherche };
    const asked = { reading, codes };
    return {
      recherche,
      propositions: await suggest(this.search, reader, asked, this.towns.around),
    };
  }
}
