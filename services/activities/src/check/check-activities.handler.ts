import { Inject, Injectable } from '@nestjs/common';
import { type FileItem, lengthOfItem, readRecords } from '@maillage/files';
import { type Clock, uuidv7 } from '@maillage/kernel';
import {
  Audit,
  chunksOf,
  CLOCK,
  Database,
  type FileCheck,
  jsonItems,
  type JsonText,
} from '@maillage/platform';
import { noBatch } from '../activity/activity.errors.js';
import { repeated } from '../activity/ledger-grounds.js';
import { type BatchOptions, looksLikeBatch } from '../batch/accept-batch.handler.js';
import { ACTIVITIES, columnAt, OURS } from '../batch/activity-row.js';
import { type BatchLine, withoutOurs } from '../batch/batch-file.js';
import type { ReadActivity } from '../batch/read-activity.js';
import { ReadItems } from '../batch/read-items.handler.js';

/** Lines of one go: memory is flat whatever the file holds, its ids apart. */
const CHUNK = 200;

/** Says what a batch would say of its items, before the rights of its sender; nothing of them is kept. */
@Injectable()
export class CheckActivities {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(ReadItems) private readonly items: ReadItems,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * @param source whose the activities would be.
   * @throws DomainError malformed when the body holds no item at all.
   */
  async check(
    source: string,
    bytes: AsyncIterable<Buffer>,
    format: BatchOptions['format'],
    check: FileCheck,
  ): Promise<void> {
    const telling = new Telling(check);
    if (format === 'json') await this.checkJson(bytes, telling);
    else {
      const file = withoutOurs(readRecords(bytes, format, ACTIVITIES), OURS);
      await this.checkFile(source, file, telling);
    }
    const { lignes, refusees } = check.counts;
    await Audit.record(this.database, {
      action: 'activites.valider',
      subject: { type: 'validation', id: uuidv7(this.clock.now().getTime()) },
      details: { lignes, refusees },
    });
  }

  private async checkJson(bytes: AsyncIterable<Buffer>, telling: Telling): Promise<void> {
    let rank = 0;
    const lengthOf = (item: JsonText): number => ('text' in item ? item.text.length : 0);
    for await (const chunk of chunksOf({ items: jsonItems(bytes), chunk: CHUNK, lengthOf })) {
      if (rank === 0 && !looksLikeBatch(chunk)) throw noBatch();
      for (const read of await this.items.look(chunk)) telling.add(++rank, read);
      await telling.check.flush();
    }
  }

  private async checkFile(
    source: string,
    file: AsyncIterable<FileItem>,
    telling: Telling,
  ): Promise<void> {
    const items = telling.linesOf(file);
    for await (const chunk of chunksOf({ items, chunk: CHUNK, lengthOf: lengthOfItem })) {
      const read = await this.items.lookAtLines(source, chunk);
      for (const [at, one] of read.entries()) telling.add(chunk[at]?.line ?? 1, one, true);
      await telling.check.flush();
    }
  }
}

/** Notes what was read of each item. */
class Telling {
  private readonly seen = new Set<string>();
  private heads: ReadonlyMap<string, string> = new Map();

  constructor(readonly check: FileCheck) {}

  /** The lines of a file that are items; the rest is noted. */
  async *linesOf(file: AsyncIterable<FileItem>): AsyncGenerator<BatchLine[]> {
    for await (const item of file) {
      if ('remark' in item) this.check.note(item.line, 'remarque', item.remark);
      else if ('unreadable' in item) this.check.note(item.line, 'faute', item.unreadable);
      else {
        if ('row' in item) this.heads = item.heads ?? this.heads;
        yield [item];
      }
    }
  }

  /** @param isTable whether findings stand in columns, and not in fields. */
  add(line: number, read: ReadActivity, isTable = false): void {
    const nature = 'faults' in read ? 'faute' : 'remarque';
    for (const finding of 'faults' in read ? read.faults : read.remarks)
      this.check.note(line, nature, finding, isTable ? this.column(finding.pointer) : undefined);
    const isRepeated = read.sourceId !== undefined && this.seen.has(read.sourceId);
    if (read.sourceId !== undefined && !('faults' in read)) {
      if (isRepeated) this.check.note(line, 'faute', repeated(read.sourceId));
      this.seen.add(read.sourceId);
    }
    this.check.line(!('faults' in read) && !isRepeated);
  }

  private column(pointer: string): string | undefined {
    const name = columnAt(pointer);
    return name === '' ? undefined : (this.heads.get(name) ?? name);
  }
}
