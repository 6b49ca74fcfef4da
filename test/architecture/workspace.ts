import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Top of the project. */
export const ROOT = join(import.meta.dirname, '../..');

/** What is made by tools or by running, and is nobody's prose or code. */
const NOT_OURS = new Set(['node_modules', 'dist', '.git', '.data', '.tmp', '.nx', 'coverage']);

/** Paths of all files below a folder, relative to the top of the project. */
export function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
    if (NOT_OURS.has(entry.name)) return [];
    if (entry.isDirectory()) return filesUnder(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Folders directly below one. */
export const foldersIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();

export const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
export const exists = (path: string): boolean =>
  statSync(join(ROOT, path), { throwIfNoEntry: false }) !== undefined;
export const isGenerated = (path: string): boolean => path.includes('/gen/');
export const isTest = (path: string): boolean =>
  /\.spec\.ts$|\/spec\//.test(path) || path.startsWith('test/') || path.startsWith('libs/testing/');
