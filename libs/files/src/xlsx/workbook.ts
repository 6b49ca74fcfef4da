import { NumberStyles, numberText, unescaped } from './cell-text.js';
import { MAX_RECORD_LENGTH } from '../text-lines.js';
import { type Attributes, MalformedXml, type XmlEvents, xmlEvents } from '../xml-events.js';
import type { ZipArchive } from './zip-archive.js';

/** A cell that holds something. */
export interface SheetCell {
  /** Column, 0 for A. */
  readonly column: number;
  readonly text: string;
  /** Set for an error (`#REF!`), and for a formula whose result the file does not hold. */
  readonly problem?: 'error' | 'not_computed';
}

/** A row with at least one cell that holds something. */
export interface SheetRow {
  /** As the margin of a spreadsheet says it, 1 for the first. */
  readonly line: number;
  /** None where the row is too long. */
  readonly cells: readonly SheetCell[];
  /** Set where its texts together pass the length of a record. */
  readonly isTooLong?: true;
}

/** A visible sheet. */
export interface Sheet {
  readonly name: string;
  readonly path: string;
}

/** Bytes of a sheet and of the texts of a workbook once unpacked; texts are held in memory. */
export interface WorkbookLimits {
  readonly sheet: number;
  readonly texts: number;
}

const LIMITS: WorkbookLimits = { sheet: 256 << 20, texts: 64 << 20 };
/** Rows and columns that a sheet has room for. */
const [MOST_ROWS, MOST_COLUMNS] = [1_048_576, 16_384];
/** Parts that only name others. */
const SMALL_PART = 8 << 20;
/** Where the merged cells of a sheet are looked for: they stand near its end. */
const TAIL = 4 << 20;
const MERGED = /<(?:\w+:)?mergeCell\s+ref="([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})\d{1,7}"/g;

/** Unpacks more than anybody has to say, in honest bytes or in a bomb. */
export class WorkbookTooLarge extends Error {}

/**
 * A workbook of Office Open XML (ECMA-376), strict or transitional, as a person sees it: visible sheets, values and
 * not formulas. It was seen whole and sound when a row is given. Texts and one row are held in memory, no sheet.
 */
export class Workbook {
  private readonly texts: string[] = [];
  private readonly styles = new NumberStyles();
  private is1904 = false;

  private constructor(
    private readonly archive: ZipArchive,
    private readonly limits: WorkbookLimits,
    readonly sheets: Sheet[] = [],
  ) {}

  /**
   * @returns undefined for an archive that holds no such workbook.
   * @throws WorkbookTooLarge, DamagedArchive or MalformedXml.
   */
  static async open(archive: ZipArchive, limits = LIMITS): Promise<Workbook | undefined> {
    const workbook = new Workbook(archive, limits);
    const [path] = (await workbook.relationsOf('')).filter(({ type }) => type === 'officeDocument');
    if (path === undefined || !/\.xml$/i.test(path.part)) return undefined;
    const relations = await workbook.relationsOf(path.part);
    await workbook.read(path.part, SMALL_PART, {
      open: (name, attributes) => {
        if (name === 'workbookPr')
          workbook.is1904 = /^(1|true)$/.test(attributes['date1904'] ?? '');
        const relation =
          name === 'sheet' && (attributes['state'] ?? 'visible') === 'visible'
            ? relations.find(({ id }) => id === idOf(attributes))
            : undefined;
        if (relation?.type === 'worksheet')
          workbook.sheets.push({ name: attributes['name'] ?? '', path: relation.part });
      },
    });
    for (const { type, part } of relations) {
      if (type === 'styles') await workbook.read(part, SMALL_PART, workbook.styles);
      if (type === 'sharedStrings')
        await workbook.read(part, limits.texts, textsInto(workbook.texts));
    }
    return workbook;
  }

  /**
   * Sees a sheet whole before a row of it is read.
   * @returns lines of which several columns are one cell, with the columns that such cells begin in.
   * @throws WorkbookTooLarge or DamagedArchive.
   */
  async check({ path }: Sheet): Promise<ReadonlyMap<number, ReadonlySet<number>>> {
    this.refuseAbove(this.limits.sheet, path);
    const tail: Buffer[] = [];
    let length = 0;
    for await (const piece of this.archive.read(path)) {
      tail.push(piece);
      length += piece.length;
      while (length - (tail[0]?.length ?? 0) > TAIL) length -= tail.shift()?.length ?? 0;
    }
    const merged = new Map<number, Set<number>>();
    const end = Buffer.concat(tail).toString('latin1');
    for (const [, from = '', row, to = ''] of end.matchAll(MERGED)) {
      const line = Number(row);
      const columns = merged.get(line) ?? new Set();
      if (from !== to) merged.set(line, columns.add(columnOf(from)));
    }
    return merged;
  }

  /** The rows of a sheet that hold something, in groups. @throws WorkbookTooLarge, DamagedArchive or MalformedXml. */
  async *rows({ path }: Sheet): AsyncGenerator<readonly SheetRow[]> {
    this.refuseAbove(this.limits.sheet, path);
    const reader = new RowReader(({ type, value, style, hasFormula }) => {
      if (type === 's') return { text: this.texts[Number(value)] ?? '' };
      if (type === 'b') return { text: value === '1' || value === 'true' ? 'true' : 'false' };
      if (type === 'e') return { text: value, problem: 'error' };
      if (value === '' && hasFormula) return { text: '', problem: 'not_computed' };
      if (type === 'n')
        return {
          text: numberText(value, {
            style: this.styles.at(style),
            is1904: this.is1904,
            isComputed: hasFormula,
          }),
        };
      return { text: type === 'd' ? value : unescaped(value) };
    });
    for await (const _ of xmlEvents(this.archive.read(path), reader)) {
      const rows = reader.take();
      if (rows.length > 0) yield rows;
    }
  }

  private async read(path: string, limit: number, events: XmlEvents): Promise<void> {
    this.refuseAbove(limit, path);
    for await (const _ of xmlEvents(this.archive.read(path), events)) continue;
  }

  private refuseAbove(limit: number, path: string): void {
    if (this.archive.sizeOf(path) > limit) throw new WorkbookTooLarge(path);
  }

  /** What a part points to (ECMA-376 part 2, 9.3), `''` being the archive; nothing when it points to nothing. */
  private async relationsOf(
    part: string,
  ): Promise<{ readonly id: string; readonly type: string; readonly part: string }[]> {
    const cut = part.lastIndexOf('/') + 1;
    const folder = part.slice(0, cut);
    const path = `${folder}_rels/${part.slice(cut)}.rels`;
    const relations: { id: string; type: string; part: string }[] = [];
    if (!this.archive.has(path)) return relations;
    await this.read(path, SMALL_PART, {
      open: (name, { Id: id = '', Type: type = '', Target: path = '' }) => {
        if (name === 'Relationship' && URL.canParse(path, `zip:/${folder}`))
          relations.push({
            id,
            type: type.slice(type.lastIndexOf('/') + 1),
            part: new URL(path, `zip:/${folder}`).pathname.slice(1),
          });
      },
    });
    return relations;
  }
}

/** The attribute that names a relation, whatever the prefix of its namespace. */
const idOf = (attributes: Attributes): string | undefined =>
  Object.entries(attributes).find(([name]) => name.endsWith(':id'))?.[1];

/** Collects the texts that cells share, without how they are pronounced. */
function textsInto(texts: string[]): XmlEvents {
  let parts = '';
  let isText = false;
  let isPhonetic = false;
  return {
    open: (name) => {
      if (name === 'si') parts = '';
      else if (name === 'rPh') isPhonetic = true;
      isText = name === 't' && !isPhonetic;
    },
    text: (part) => {
      // What passes the limit is cut: a row that holds it is too long, however much is left out.
      if (isText && parts.length <= MAX_RECORD_LENGTH) parts += part;
    },
    close: (name) => {
      isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name === 'si') texts.push(unescaped(parts));
    },
  };
}

/** A cell as it is written. */
interface WrittenCell {
  readonly type: string;
  readonly value: string;
  readonly style: string | undefined;
  readonly hasFormula: boolean;
}

/** Reads the cells of a sheet row by row. */
class RowReader implements XmlEvents {
  private done: SheetRow[] = [];
  private cells: SheetCell[] = [];
  /** Characters of the row so far. */
  private length = 0;
  private line = 0;
  private column = -1;
  private cell: Attributes = {};
  private value = '';
  private hasFormula = false;
  private isValue = false;
  private isPhonetic = false;

  constructor(
    private readonly meaning: (cell: WrittenCell) => Pick<SheetCell, 'text' | 'problem'>,
  ) {}

  readonly open = (name: string, attributes: Attributes): void => {
    if (name === 'row') {
      this.line = attributes['r'] === undefined ? this.line + 1 : Number(attributes['r']);
      this.column = -1;
      if (!(this.line >= 1 && this.line <= MOST_ROWS)) throw new MalformedXml('too many rows');
    } else if (name === 'c') {
      const place = /^[A-Z]{1,3}/.exec(attributes['r'] ?? '')?.[0];
      this.column = place === undefined ? this.column + 1 : columnOf(place);
      this.cell = attributes;
      this.value = '';
      this.hasFormula = false;
    } else if (name === 'f') this.hasFormula = true;
    else if (name === 'rPh') this.isPhonetic = true;
    this.isValue = name === 'v' || (name === 't' && !this.isPhonetic);
  };

  readonly text = (part: string): void => {
    if (!this.isValue) return;
    this.length += part.length;
    if (!this.isTooLong) this.value += part;
  };

  readonly close = (name: string): void => {
    this.isValue = false;
    if (name === 'rPh') this.isPhonetic = false;
    else if (name === 'c') {
      const { value, hasFormula } = this;
      const { t: type = 'n', s: style } = this.cell;
      const { text, problem } = this.meaning({ type, value, style, hasFormula });
      if (type === 's') this.length += text.length;
      if (this.column >= MOST_COLUMNS || this.cells.length >= MOST_COLUMNS)
        throw new MalformedXml('too many columns');
      if (!this.isTooLong && (text.trim() !== '' || problem !== undefined))
        this.cells.push({ column: this.column, text, ...(problem && { problem }) });
    } else if (name === 'row') {
      if (this.isTooLong) this.done.push({ line: this.line, cells: [], isTooLong: true });
      else if (this.cells.length > 0) this.done.push({ line: this.line, cells: this.cells });
      this.cells = [];
      this.length = 0;
    }
  };

  private get isTooLong(): boolean {
    return this.length > MAX_RECORD_LENGTH;
  }

  take(): readonly SheetRow[] {
    const rows = this.done;
    this.done = [];
    return rows;
  }
}

/** Index of a column by its letters: 0 for A, 26 for AA. */
function columnOf(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

/** Letters of a column by its index. */
export function lettersOf(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : lettersOf(Math.floor(column / 26) - 1) + last;
}
