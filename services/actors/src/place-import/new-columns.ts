import type { FileItem } from '@maillage/files';
import { type Message, pointerPart, shorten } from '@maillage/kernel';

/** Says once of each column that is not known, ahead of its first row, that it is left out. */
export async function* tellNewColumns(
  items: AsyncIterable<FileItem>,
  columns: readonly string[],
  detail: Message,
): AsyncGenerator<FileItem> {
  const known = new Set(columns);
  for await (const item of items) {
    for (const column of 'row' in item ? Object.keys(item.row) : []) {
      if (known.has(column) || known.size > 200) continue;
      known.add(column);
      const pointer = `/${pointerPart(shorten(column))}`;
      yield { line: item.line, remark: { pointer, code: 'actors.unknown_column', detail } };
    }
    yield item;
  }
}
