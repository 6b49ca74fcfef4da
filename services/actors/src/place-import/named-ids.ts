import type { FileItem } from '@maillage/files';
import { plainId } from '@maillage/kernel';

/** Ids that the lines of a file name, those of refused lines too: a place whose line is wrong is not gone. */
export class NamedIds {
  readonly ids = new Set<string>();
  /** Whether the id of every line could be read. */
  isCertain = true;

  note(item: FileItem): void {
    if ('remark' in item || 'unreadable' in item) return;
    const id: unknown = 'row' in item ? item.row['id'] : undefined;
    if (typeof id === 'string' && id.trim() !== '') this.ids.add(plainId(id));
    else this.isCertain = false;
  }
}
