import type { FileItem } from '@maillage/files';
import {
  type Fault,
  type Language,
  LineRemarks,
  pointerPart,
  type Remark,
  tellLineIn,
} from '@maillage/kernel';
import type { Telling, Verdict } from '@maillage/platform';
import { unreadableFile } from '../activity/activity.errors.js';
import { columnAt } from './activity-row.js';
import { tell } from './verdict-words.js';

/** What a line of a file gives to a batch: a row, or why there is none. */
export type BatchLine = Exclude<
  FileItem,
  { readonly remark: unknown } | { readonly unreadable: unknown }
>;

/** A batch that comes as a file: verdicts name lines and columns, and what concerns the file stands apart. */
export class BatchFile implements Telling {
  readonly list = 'items';
  private readonly remarks: LineRemarks;
  private readonly unreadable: Fault[] = [];
  /** Line of each item: 8 bytes. */
  private readonly lines: number[] = [];
  private heads: ReadonlyMap<string, string> = new Map();

  /**
   * @param first members of the outcome.
   * @param isListed whether a verdict is told.
   */
  constructor(
    private readonly first: object,
    private readonly language: Language,
    private readonly isListed: (verdict: Verdict) => boolean,
  ) {
    this.remarks = new LineRemarks(tellLineIn(language));
  }

  /** The lines of a file that are items of the batch; the rest is noted. */
  async *itemsOf(file: AsyncIterable<FileItem>): AsyncGenerator<BatchLine[]> {
    for await (const item of file) {
      if ('remark' in item) this.remarks.add(item.line, item.remark);
      else if ('unreadable' in item) this.unreadable.push(item.unreadable);
      else {
        this.lines.push(item.line);
        if ('row' in item) this.heads = item.heads ?? this.heads;
        yield [item];
      }
    }
  }

  items(verdict: Verdict): object[] {
    if (!this.isListed(verdict)) return [];
    const { index, ...told } = tell(verdict, this.language);
    const columns = (findings: readonly Fault[], words: readonly object[] | undefined): object[] =>
      (words ?? []).map((one, at) => {
        const column = columnAt(findings[at]?.pointer ?? '');
        return column === '' ? one : { ...one, colonne: this.heads.get(column) ?? column };
      });
    return [
      {
        index,
        ligne: this.lines[index],
        ...told,
        ...(told.erreurs && { erreurs: columns(verdict.faults, told.erreurs) }),
        ...(told.remarques && { remarques: columns(verdict.remarks, told.remarques) }),
      },
    ];
  }

  /** @throws DomainError malformed when the file as a whole could not be read. */
  head(): object {
    if (this.unreadable.length > 0) throw unreadableFile(this.unreadable);
    return this.first;
  }

  tail(): object {
    return { remarques: this.remarks.listed };
  }
}

/** Says once of each column that we write that it is not read. */
export async function* withoutOurs(
  file: AsyncIterable<FileItem>,
  ours: readonly string[],
): AsyncGenerator<FileItem> {
  let isTold = false;
  for await (const item of file) {
    if (!isTold && 'row' in item) {
      isTold = true;
      for (const name of ours)
        if (item.row[name] !== undefined) yield { line: 1, remark: notRead(name) };
    }
    yield item;
  }
}

const notRead = (name: string): Remark => ({
  pointer: `/${pointerPart(name)}`,
  code: 'activities.column_not_read',
  detail: {
    fr: 'Nous écrivons cette colonne nous-mêmes : elle n’est pas reprise.',
    en: 'We write this column ourselves: it is left out.',
  },
});
