import { posix } from 'node:path';
import { filesUnder, foldersIn, isGenerated, isTest, read } from './workspace.js';

/** Floors of the platform: each imports only those that stand before it. */
const FLOORS = [
  ...['config', 'runtime', 'db', 'rights', 'request', 'audit', 'events', 'people', 'contract'],
  ...['bodies', 'idempotency', 'intake', 'answer', 'tasks', 'schedule', 'history', 'feed'],
  ...['search', 'links', 'pages', 'solve', 'callers', 'service', 'edge'],
];
/** Files a folder holds at most, specs not counted. */
const MOST = 20;

const services = foldersIn('services').filter((name) => name !== 'host');
const sources = (root: string): string[] =>
  filesUnder(root).filter((path) => /\.tsx?$/.test(path) && !isGenerated(path) && !isTest(path));
const folderOf = (root: string, path: string): string =>
  posix.dirname(posix.relative(root, path)).split('/')[0] ?? '.';

/** Which folder imports which, with the file that does; types count, and files at the top do not. */
function importsBetween(root: string): { from: string; to: string; file: string }[] {
  return sources(root).flatMap((file) =>
    [...read(file).matchAll(/from '(\.{1,2}\/[^']+)'/g)]
      .map(([, target = '']) => ({
        file,
        from: folderOf(root, file),
        to: folderOf(root, posix.join(posix.dirname(file), target)),
      }))
      .filter(({ from, to }) => from !== to && from !== '.' && to !== '.'),
  );
}

/** The folders of a ring, in the order in which they import each other; undefined when there is none. */
function ringOf(edges: readonly { from: string; to: string }[]): string[] | undefined {
  const done = new Set<string>();
  const walk = (folder: string, path: readonly string[]): string[] | undefined => {
    const at = path.indexOf(folder);
    if (at !== -1) return [...path.slice(at), folder];
    if (done.has(folder)) return undefined;
    const next = new Set(edges.filter(({ from }) => from === folder).map(({ to }) => to));
    for (const to of next) {
      const ring = walk(to, [...path, folder]);
      if (ring !== undefined) return ring;
    }
    done.add(folder);
    return undefined;
  };
  for (const { from } of edges) {
    const ring = walk(from, []);
    if (ring !== undefined) return ring;
  }
  return undefined;
}

describe('a ring of folders', () => {
  it('is found, and a chain is none', () => {
    const chain = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'a', to: 'c' },
    ];
    expect(ringOf(chain)).toBeUndefined();
    expect(ringOf([...chain, { from: 'c', to: 'b' }])).toEqual(['b', 'c', 'b']);
  });

  it.each(services)('is not in %s', (name) => {
    expect(ringOf(importsBetween(`services/${name}/src`))).toBeUndefined();
  });
});

describe('the platform', () => {
  const root = 'libs/platform/src';

  it('has no folder but its floors', () => {
    expect(foldersIn(root).filter((name) => ![...FLOORS, 'spec'].includes(name))).toEqual([]);
  });

  it('imports only from the floors above', () => {
    const wrong = importsBetween(root).filter(
      ({ from, to }) => FLOORS.indexOf(to) >= FLOORS.indexOf(from),
    );
    expect(wrong.map(({ file, to }) => `${file} → ${to}`)).toEqual([]);
  });
});

describe('a folder', () => {
  it(`holds at most ${MOST} files`, () => {
    const counts = new Map<string, number>();
    for (const path of [...sources('libs'), ...sources('services')]) {
      const folder = posix.dirname(path);
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    const full = [...counts].filter(
      ([folder, count]) => count > MOST && !/\/(definitions|migrations)$/.test(folder),
    );
    expect(full).toEqual([]);
  });

  it.each(services)('of %s has no folder in it', (name) => {
    const deep = sources(`services/${name}/src`).filter((path) => path.split('/').length > 5);
    expect(deep).toEqual([]);
  });
});
