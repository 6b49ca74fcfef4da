import { exists, filesUnder, foldersIn, isGenerated, read } from './workspace.js';

const services = foldersIn('services').filter((name) => name !== 'host');
const prose = filesUnder('.').filter(
  (path) =>
    /\.(md|ts|mjs|json|ya?ml|conf|proto|txt|sql)$|Dockerfile$/.test(path) &&
    path !== 'package-lock.json',
);
/** Folders of one person's machine; put together here, so that this file holds none. */
const LOCAL = new RegExp(
  ['work/', 'home/[a-z]', 'Users/[A-Za-z]', 'root/']
    .map((folder) => `(?<![\\w.@/-])/${folder}`)
    .join('|'),
);
/** Talk of the workshop; split as well, and for the same reason. */
const WORKSHOP = new RegExp(
  [
    'co-' + 'authored-by',
    'sub-?' + 'agent',
    'chat' + 'gpt',
    '\\bll' + 'm\\b',
    '(this|previous|next) (coding )?ses' + 'sion',
    '\\bmy br' + 'ief\\b',
  ].join('|'),
  'i',
);

describe.each(services)('front page of %s', (name) => {
  const page = exists(`services/${name}/README.md`) ? read(`services/${name}/README.md`) : '';

  it('has a glossary and invariants', () => {
    expect([...page.matchAll(/^\* \*\*[^*]+\*\*/gm)].length).toBeGreaterThanOrEqual(3);
    expect(page).toMatch(/^(## )?Invariants/m);
  });
});

describe('text', () => {
  it('speaks of the product, not of how or by whom it is written', () => {
    expect(prose.filter((path) => !isGenerated(path) && WORKSHOP.test(read(path)))).toEqual([]);
  });

  it('names no folder of anybody’s machine', () => {
    expect(prose.filter((path) => LOCAL.test(read(path)))).toEqual([]);
  });

  it('links only to files that exist', () => {
    const broken = prose
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) =>
        [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g)]
          .map(([, target = '']) => ({
            path,
            target,
            from: path.split('/').slice(0, -1).join('/') || '.',
          }))
          .filter(({ target, from }) => !exists(`${from}/${target}`))
          .map(({ target }) => `${path} → ${target}`),
      );
    expect(broken).toEqual([]);
  });

  it('names only commands that there are', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = prose.flatMap((path) =>
      [...read(path).matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => ({ path, name })),
    );
    expect(named.length).toBeGreaterThan(20);
    expect(
      named
        .filter(({ name }) => !(name in scripts))
        .map(({ path, name }) => `${path}: npm run ${name}`),
    ).toEqual([]);
  });
});
