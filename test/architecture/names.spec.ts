import { basename } from 'node:path';
import { filesUnder, foldersIn, isGenerated } from './workspace.js';

const FORBIDDEN = [
  'utils',
  'util',
  'helpers',
  'helper',
  'common',
  'manager',
  'base',
  'impl',
  'misc',
  'shared-kernel',
];
/** Technology a file of a service uses; none: pure domain. */
const ROLES = [
  '',
  'errors',
  'handler',
  'task',
  'loop',
  'command',
  'port',
  'store',
  'queries.store',
  'file',
  'reader',
  'writer',
  'dto',
  'query.dto',
  'mapping.dto',
  'controller',
  'page',
  'events',
  'consumer',
  'config',
  'parts',
  'module',
  'spec',
  'int.spec',
];
const written = ['services', 'libs', 'test', 'deploy']
  .flatMap(filesUnder)
  .filter((path) => !isGenerated(path));
const roleOf = (path: string): string => basename(path, '.ts').split('.').slice(1).join('.');
const sources = foldersIn('services')
  .flatMap((service) => filesUnder(`services/${service}/src`))
  .filter((path) => path.endsWith('.ts'));

describe('names', () => {
  it('of files and folders say what is in them', () => {
    const vague = written.filter((path) =>
      path.split(/[/.]/).some((part) => part.split('-').some((word) => FORBIDDEN.includes(word))),
    );
    expect(vague).toEqual([]);
  });

  it('of files are kebab-case', () => {
    const odd = written.filter(
      (path) =>
        /\.m?ts$|\.mjs$/.test(path) &&
        !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+)*$/.test(basename(path)),
    );
    expect(odd).toEqual([]);
  });

  it("of a service's files end in a role of the closed list", () => {
    expect(sources.filter((path) => !ROLES.includes(roleOf(path)))).toEqual([]);
  });

  it("of a service's files at the top are its door, its module and its settings", () => {
    const others = sources.filter(
      (path) =>
        path.split('/').length === 4 &&
        !/^(index|[a-z]+\.(module|config)|main|services)\.ts$/.test(basename(path)) &&
        !path.startsWith('services/host/'),
    );
    expect(others).toEqual([]);
  });

  it('of a feature are those of its parts', () => {
    const features = new Set(
      sources
        .filter((path) => /\.(handler|controller)\.ts$/.test(path) && path.split('/').length > 4)
        .map((path) => path.slice(0, path.lastIndexOf('/'))),
    );
    const without = [...features].filter(
      (folder) => !sources.includes(`${folder}/${basename(folder)}.parts.ts`),
    );
    expect(without.filter((folder) => !/\/(consumers|rebuild)$/.test(folder))).toEqual([]);
  });

  it('of consumers say what they react to, in one folder', () => {
    const consumers = sources.filter((path) => roleOf(path) === 'consumer');
    expect(consumers.length).toBeGreaterThan(0);
    expect(
      consumers.filter((path) => !/\/src\/consumers\/on-[a-z-]+\.consumer\.ts$/.test(path)),
    ).toEqual([]);
  });
});
