import { Inject, Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@maillage/platform';
import { digestOf, type Position, type Seal } from './journal-chain.js';

interface SealRow {
  seq: string;
  system: string;
  last_transaction: string;
  last_id: string;
  entries: string;
  digests: Buffer;
  previous: Buffer;
  at: Date;
  public_key: Buffer;
  hash: Buffer;
  signature: Buffer;
}

/** Part of the journal of one server, after a position. */
export interface Range {
  readonly system: string;
  readonly after?: Position | undefined;
  /** Up to another position; up to the last transaction that is `over`, with all those before it; or to the `end`. */
  readonly upTo: Position | 'over' | 'end';
  readonly limit?: number;
}

/** What every column of an entry is to the digest; an entry is the line that `COPY` writes of them. Checked by a test to be all. */
const ENTRY = `id, system, transaction, (extract(epoch FROM at) * 1000000)::bigint, service, actor_kind, actor_id, actor_name, key_id, ip, request_id, route,
  action, subject_type, subject_id, personal, details, patch`;

const SEAL =
  'seq, system, last_transaction, last_id, entries, digests, previous, at, public_key, hash, signature';
/** Digests of so many bytes are read at once. */
const PAGE_BYTES = 4 * 1024 * 1024;
const SEALER_LOCK = 'maillage: audit sealer';

type Queries = Pick<Transaction, 'query'>;

/** A reader of the journal: a transaction, or a connection of its own. */
export type JournalReader = Queries & Pick<Transaction, 'copyOut'>;

/** The sealed journal as it is kept. Rows are added and read; the role may do nothing else. */
@Injectable()
export class JournalStore {
  constructor(@Inject(Database) private readonly database: Database) {}

  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      // An index has the journal's order; as long as there are no statistics, the planner would rather sort it all on disk.
      await tx.query('SET LOCAL enable_sort = off');
      await tx.query('SET LOCAL enable_bitmapscan = off');
      return work(tx);
    });
  }

  /** Whether this transaction is the only one of the installation that seals. */
  async isAlone(tx: Transaction): Promise<boolean> {
    const [row] = await tx.query<{ alone: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtext($1)) AS alone',
      [SEALER_LOCK],
    );
    return row?.alone === true;
  }

  /** The number of the database server; another one after a dump was restored elsewhere. */
  async system(reader: Queries): Promise<string> {
    const [row] = await reader.query<{ system: string }>(
      'SELECT system_identifier AS system FROM pg_control_system()',
    );
    return row?.system ?? '';
  }

  /** The last seal; the last one of one server, up to a number. */
  async lastSeal(reader: Queries, system?: string, upTo?: number): Promise<Seal | undefined> {
    const [row] = await reader.query<SealRow>(
      `SELECT ${SEAL} FROM audit_seals WHERE ($1::bigint IS NULL OR system = $1) AND ($2::bigint IS NULL OR seq <= $2) ORDER BY seq DESC LIMIT 1`,
      [system ?? null, upTo ?? null],
    );
    return row && toSeal(row);
  }

  /** The end of the chain. */
  head(): Promise<Seal | undefined> {
    return this.lastSeal(this.database);
  }

  async add(
    tx: Transaction,
    { seq, last, entries, digests, previous, at, publicKey, hash, signature }: Seal,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO audit_seals (${SEAL}) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        seq,
        last.system,
        last.transaction,
        last.id,
        entries,
        digests,
        previous,
        at,
        publicKey,
        hash,
        signature,
      ],
    );
  }

  /** Some seals after one, in order. */
  async sealsAfter(reader: Queries, seq: number): Promise<Seal[]> {
    const rows = await reader.query<SealRow>(
      `SELECT ${SEAL} FROM (
         SELECT *, sum(length(digests)) OVER (ORDER BY seq) - length(digests) AS before
         FROM (SELECT * FROM audit_seals WHERE seq > $1 ORDER BY seq LIMIT 5000) AS next
       ) AS sized WHERE before < ${PAGE_BYTES} ORDER BY seq`,
      [seq],
    );
    return rows.map(toSeal);
  }

  /** The last seal of each day (UTC), newest first, before a day. */
  async anchors(before: string | undefined, limit: number): Promise<Seal[]> {
    const lastBefore = (instant: string): string =>
      `SELECT seq, at FROM audit_seals WHERE at < ${instant} ORDER BY at DESC, seq DESC LIMIT 1`;
    // From each day's last seal to the day before, by the index: a day may have 300,000 seals.
    const rows = await this.database.query<SealRow>(
      `WITH RECURSIVE days AS (
         (${lastBefore("coalesce($1::date::timestamp AT TIME ZONE 'UTC', 'infinity')")})
         UNION ALL SELECT earlier.* FROM days, LATERAL (${lastBefore("date_trunc('day', days.at, 'UTC')")}) AS earlier
       )
       SELECT ${SEAL} FROM audit_seals WHERE seq IN (SELECT seq FROM days LIMIT $2) ORDER BY seq DESC`,
      [before ?? null, limit],
    );
    return rows.map(toSeal);
  }

  /**
   * Reads entries in the journal's order and gives each line and its digest.
   * @returns where the last one stands.
   */
  async read(
    reader: JournalReader,
    { system, after, upTo, limit }: Range,
    each: (digest: Buffer, line: Buffer) => void,
  ): Promise<Position | undefined> {
    const conditions = [`system = ${number(system)}`];
    if (after !== undefined) conditions.push(`(transaction, id) > (${pair(after)})`);
    if (upTo === 'over') conditions.push('transaction < pg_snapshot_xmin(pg_current_snapshot())');
    else if (upTo !== 'end') conditions.push(`(transaction, id) <= (${pair(upTo)})`);
    const bound = limit === undefined ? '' : `LIMIT ${limit}`;
    let last: Buffer | undefined;
    await eachLine(
      reader.copyOut(
        `COPY (SELECT ${ENTRY} FROM audit_entries WHERE ${conditions.join(' AND ')} ORDER BY transaction, id ${bound}) TO STDOUT`,
      ),
      (line) => {
        each(digestOf(line), line);
        last = line;
      },
    );
    return last && positionOf(last);
  }

  /** Entries of a server after a position: how many, the oldest and the first; the position is that of the server's last seal. */
  async countAfter(
    reader: Queries,
    system: string,
    after: Position | undefined,
  ): Promise<{ number: number; oldest: Date | null; id: string | null }> {
    const [row] = await reader.query<{ number: string; oldest: Date | null; id: string | null }>(
      'SELECT count(*) AS number, min(at) AS oldest, min(id) AS id FROM audit_entries WHERE system = $1 AND (transaction, id) > ($2::text::xid8, $3)',
      [system, after?.transaction ?? '0', after?.id ?? '0'],
    );
    return { number: Number(row?.number ?? 0), oldest: row?.oldest ?? null, id: row?.id ?? null };
  }

  /** The servers that entries come from. */
  async systems(reader: Queries): Promise<string[]> {
    const rows = await reader.query<{ system: string }>(
      `WITH RECURSIVE found AS (
         SELECT min(system) AS system FROM audit_entries
         UNION ALL SELECT (SELECT min(e.system) FROM audit_entries e WHERE e.system > found.system) FROM found WHERE found.system IS NOT NULL
       ) SELECT system FROM found WHERE system IS NOT NULL`,
    );
    return rows.map(({ system }) => system);
  }
}

/** Splits at the newlines, which COPY writes nowhere inside a line. Lines share the memory of their chunk. */
async function eachLine(
  chunks: AsyncIterable<Buffer>,
  each: (line: Buffer) => void,
): Promise<void> {
  let rest: Buffer[] = [];
  for await (const chunk of chunks) {
    let from = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, from)) {
      const line = chunk.subarray(from, end);
      each(rest.length === 0 ? line : Buffer.concat([...rest, line]));
      rest = [];
      from = end + 1;
    }
    if (from < chunk.length) rest.push(chunk.subarray(from));
  }
}

/** Id, server and transaction are the first columns of a line. */
export function positionOf(line: Buffer): Position {
  const [id = '', system = '', transaction = ''] = line.toString('utf8', 0, 80).split('\t');
  return { id, system, transaction };
}

/** COPY takes no parameters: only digits get in. */
function number(text: string): string {
  if (!/^-?\d{1,20}$/.test(text)) throw new Error('a number of the journal is none');
  return text;
}

const pair = ({ transaction, id }: Position): string =>
  `'${number(transaction)}'::xid8, ${number(id)}`;

function toSeal(row: SealRow): Seal {
  const { digests, previous, at, hash, signature } = row;
  const last = { system: row.system, transaction: row.last_transaction, id: row.last_id };
  return {
    seq: Number(row.seq),
    last,
    entries: Number(row.entries),
    digests,
    previous,
    at,
    publicKey: row.public_key,
    hash,
    signature,
  };
}
