import type { FileItem } from './record-file.js';

/** Characters of what a file gives, names of its fields apart. */
export const lengthOfItem = (item: FileItem): number => ('row' in item ? lengthOf(item.row) : 0);

function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return Object.values(value).reduce<number>((sum, part) => sum + lengthOf(part), 0);
}
