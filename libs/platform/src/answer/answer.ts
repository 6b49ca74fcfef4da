import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import {
  type Column,
  type Point,
  type Table,
  tableOf,
  writeCsv,
  writeGeoJson,
  writeNdjson,
  writeXlsx,
} from '@maillage/files';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CursorKey } from './cursor.js';
import { type Format, type FormatChoice, formatOf, MEDIA_TYPES } from './format.js';
import {
  type PageLinks,
  type PageMetaDto,
  pageOf,
  type PageQuery,
  type ReadRows,
  startOf,
} from './page.js';

/** Records read at a time for a stream. */
const BATCH = 1000;

/** What a route returns: its document in JSON, or a stream in another format. */
export type Answer<Document> = Document | StreamableFile;

/** What was asked, and the answer that is being made. */
export interface Exchange<Query> {
  readonly query: Query;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** How the records of a resource are listed, whatever is asked for. */
export interface Listing<Row> {
  /** What a downloaded file is called, without its extension. */
  readonly name: string;
  /** The default first. */
  readonly formats: readonly Format[];
  /** Drives the head and cells of CSV, the sheet of XLSX, and their description in OpenAPI. */
  readonly columns: readonly Column<Row>[];
  /** The lines of a record in a table; itself alone when left out. */
  readonly linesOf?: (row: Row) => readonly Row[];
  /** Where a record stands in the list: `read` goes on after it. */
  readonly keyOf: (row: Row) => CursorKey;
  /** What each part of a cursor looks like; an id alone when left out. */
  readonly cursor?: readonly RegExp[];
  /** Where a record lies, for GeoJSON. */
  readonly pointOf?: (row: Row) => Point | undefined;
}

/** What a caller asked for of a listing. */
export interface Found<Row, Item> {
  /** Records after a key, the first without one, in the order of the list; never any outside the caller's fence. */
  readonly read: (after: readonly string[] | undefined, limit: number) => Promise<ReadRows<Row>>;
  /** Adds to records what only those that are shown may be read for; before they are. */
  readonly complete?: (rows: readonly Row[]) => Promise<void>;
  /** A record in JSON. */
  readonly view: (row: Row) => Item;
  /** What a page in JSON says of itself beside the number of its records. */
  readonly about?: (page: readonly Row[]) => Promise<object | undefined>;
}

interface Page<Item> {
  data: Item[];
  links: PageLinks;
  meta: PageMetaDto;
}

/**
 * Answers with a list: by pages in JSON, all of it as one stream in any other format. The first records are read before
 * the head is sent, so that a failure has an answer of its own; a later one cuts the connection, and nobody takes the
 * file for whole. When the reader goes away, the reading stops.
 * @throws DomainError not_acceptable when none of the listing's formats is accepted; malformed for a bad cursor.
 */
export async function answerList<Row, Item extends object>(
  exchange: Exchange<PageQuery & FormatChoice>,
  listing: Listing<Row>,
  { read, complete, view, about }: Found<Row, Item>,
): Promise<Answer<Page<Item>>> {
  const { query, request, reply } = exchange;
  const format = begin(exchange, listing.formats);
  if (format === 'json') {
    const start = startOf(query, listing.cursor);
    const found = await read(start.length === 0 ? undefined : start, query.limite + 1);
    const { page, links } = pageOf(found, query, listing.keyOf, request, reply);
    await complete?.(page);
    const more = await about?.(page);
    return { data: page.map(view), links, meta: { nombre: page.length, ...more } };
  }
  const batches = await batchesOf(listing, async (after, limit) => {
    const rows = await read(after, limit);
    await complete?.(rows);
    return rows;
  });
  if (format === 'ndjson') return streamed(writeNdjson(mapped(batches, view)));
  if (format === 'geojson') {
    const { pointOf } = listing;
    const featureOf = (row: Row) => ({ point: pointOf?.(row), properties: view(row) });
    return streamed(writeGeoJson(mapped(batches, featureOf)));
  }
  const { name, columns, linesOf } = listing;
  const lines = linesOf === undefined ? batches : inLines(batches, linesOf);
  return file(exchange, format, name, [tableOf(name, columns, lines)]);
}

/**
 * Answers with what is read as a whole: its document in JSON, its tables in CSV (the first of them) and XLSX (a sheet each), and
 * as a page, where it has one.
 * @param name what a downloaded file is called, without its extension.
 * @throws DomainError not_acceptable when none of the formats is accepted.
 */
export async function answerTables<Document extends object>(
  exchange: Exchange<FormatChoice>,
  { name, formats }: { readonly name: string; readonly formats: readonly Format[] },
  read: () => Promise<Document>,
  tablesOf: (document: Document) => readonly Table[],
  page?: (document: Document) => string,
): Promise<Answer<Document>> {
  return answerForms(
    exchange,
    { name, formats },
    {
      document: read,
      tables: async () => tablesOf(await read()),
      ...(page && { page: async () => page(await read()) }),
    },
  );
}

/** What a resource is in each of its forms, each read for itself. */
interface Forms<Document> {
  readonly document: () => Promise<Document>;
  readonly tables: () => Promise<readonly Table[]>;
  readonly page?: () => Promise<string>;
}

/**
 * As `answerTables`, where the tables and the page tell more than the document.
 * @throws DomainError not_acceptable when none of the formats is accepted.
 */
export async function answerForms<Document extends object>(
  exchange: Exchange<FormatChoice>,
  { name, formats }: { readonly name: string; readonly formats: readonly Format[] },
  { document, tables, page }: Forms<Document>,
): Promise<Answer<Document>> {
  const format = begin(exchange, formats);
  if (format === 'json') return document();
  if (format === 'html' && page !== undefined) return new StreamableFile(Buffer.from(await page()));
  return file(exchange, format, name, await tables());
}

/** Chooses the format, and states it. */
function begin(
  { query, request, reply }: Exchange<FormatChoice>,
  formats: readonly Format[],
): Format {
  const others = reply.getHeader('vary');
  void reply.header('vary', others === undefined ? 'accept' : `${String(others)}, accept`);
  const format = formatOf(request, query, formats);
  void reply.header('content-type', MEDIA_TYPES[format]);
  return format;
}

/** Tables as a file to keep. */
function file(
  { query, reply }: Exchange<FormatChoice>,
  format: Format,
  name: string,
  tables: readonly Table[],
): StreamableFile {
  void reply.header('content-disposition', `attachment; filename="${name}.${format}"`);
  if (format === 'xlsx') return new StreamableFile(writeXlsx(tables));
  const [table] = tables;
  if (table === undefined || format !== 'csv') throw new Error(`no table to write as ${format}`);
  return streamed(writeCsv(table, query.tableur === 'oui' ? 'spreadsheet' : 'standard'));
}

/** Pieces of text are written as bytes; nothing is read ahead of the reader. */
const streamed = (pieces: AsyncIterable<string>): StreamableFile =>
  new StreamableFile(Readable.from(pieces, { objectMode: false }));

/** All records, batch by batch; while one is written the database looks for the next. */
async function batchesOf<Row>(
  { keyOf }: Listing<Row>,
  read: Found<Row, object>['read'],
): Promise<AsyncGenerator<readonly Row[]>> {
  const first = await read(undefined, BATCH);
  return (async function* () {
    for (let batch = first; batch.length > 0 || batch.lookedUpTo !== undefined;) {
      const last = batch.lookedUpTo ?? (batch.length < BATCH ? undefined : batch.at(-1));
      const next = last === undefined ? [] : read(keyOf(last).map(String), BATCH);
      // Its failure shows where it is waited for, unless the reader leaves before.
      if (next instanceof Promise) next.catch(() => undefined);
      yield batch;
      batch = await next;
    }
  })();
}

async function* mapped<Row, Item>(
  batches: AsyncIterable<readonly Row[]>,
  view: (row: Row) => Item,
): AsyncGenerator<Item[]> {
  for await (const batch of batches) yield batch.map(view);
}

async function* inLines<Row>(
  batches: AsyncIterable<readonly Row[]>,
  linesOf: (row: Row) => readonly Row[],
): AsyncGenerator<Row[]> {
  for await (const batch of batches) {
    let lines: Row[] = [];
    for (const row of batch) {
      // One record may have thousands of lines.
      lines = lines.concat(linesOf(row));
      if (lines.length < BATCH) continue;
      yield lines;
      lines = [];
    }
    yield lines;
  }
}
