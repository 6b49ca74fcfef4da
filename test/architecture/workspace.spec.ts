import { exists, filesUnder, foldersIn, isGenerated, isTest, read } from './workspace.js';

interface Project {
  readonly name: string;
  readonly sourceRoot: string;
  readonly tags: readonly string[];
}
interface TsConfig {
  readonly compilerOptions: { readonly paths: Readonly<Record<string, readonly string[]>> };
}

const libraries = foldersIn('libs').map((name) => ({ name, folder: `libs/${name}`, layer: name }));
const services = foldersIn('services')
  .filter((name) => name !== 'host')
  .map((name) => ({ name, folder: `services/${name}`, layer: 'service' }));
const projects = [
  ...libraries,
  ...services,
  { name: 'host', folder: 'services/host', layer: 'host' },
  { name: 'test', folder: 'test', layer: 'test' },
];

describe.each(projects)('project $name', ({ name, folder, layer }) => {
  it('has a project.json with its name, its sources and one layer', () => {
    const project = JSON.parse(read(`${folder}/project.json`)) as Project;
    expect(project).toMatchObject({
      name,
      sourceRoot: name === 'test' ? 'test' : `${folder}/src`,
      tags: [`layer:${layer}`],
    });
  });
});

describe('aliases', () => {
  /** The platform has a door for services, one for the host, one for access; all else has one door. */
  const DOORS = ['host', 'access'].map((door) => [
    `@maillage/platform/${door}`,
    [`./libs/platform/src/${door}.ts`],
  ]);
  const expected = Object.fromEntries([
    ...DOORS,
    ...[...libraries, ...services].map(({ name, folder }) => [
      `@maillage/${name}`,
      [`./${folder}/src/index.ts`],
    ]),
  ]);

  it('of the compiler are one for each library and service, without wildcards', () => {
    const { paths } = (JSON.parse(read('tsconfig.base.json')) as TsConfig).compilerOptions;
    expect(paths).toEqual(expected);
    expect(
      Object.values(paths)
        .flat()
        .filter((file) => !exists(file)),
    ).toEqual([]);
  });

  it('of the build are those of the compiler', () => {
    const build = JSON.parse(read('.swcrc')) as { jsc: { paths: unknown } }[];
    expect(build).toHaveLength(2);
    for (const { jsc } of build) expect(jsc.paths).toEqual(expected);
  });
});

describe('shape', () => {
  const ours = ['services', 'libs']
    .flatMap(filesUnder)
    .filter((path) => /\.tsx?$/.test(path) && !isGenerated(path) && !isTest(path));
  /** A name for a log is fine; a decision is not. */
  const MODE_BRANCH =
    /monolith|'TARGET'|switch ?\([^)]*\btarget\b|\btarget\s*(===|!==)\s*'|[cC]onfig\.target\s*(===|!==|\?|\.)/;

  it.each([
    "if (platformConfig.target === 'all') skip();",
    'const one = platformConfig.target.includes(name);',
    'if (monolith) skip();',
    "if (target === 'all') skip();",
    'switch (target) {',
  ])('is checked by a rule that knows %s', (code) => {
    expect(code).toMatch(MODE_BRANCH);
  });

  it('does not change what a service does: only host asks for TARGET', () => {
    const branches = ours
      .filter((path) => !path.startsWith('services/host/') && !path.endsWith('.config.ts'))
      .filter((path) => MODE_BRANCH.test(read(path)));
    expect(branches).toEqual([]);
  });

  it('mounts every service', () => {
    const table = read('services/host/src/services.ts');
    expect(services.filter(({ name }) => !table.includes(`'@maillage/${name}'`))).toEqual([]);
  });
});
