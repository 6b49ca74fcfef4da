// What `npm test` is made of. A step of one slot may run beside another; what takes two has the machine for itself.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, filesUnder } from './files.mjs';
import { counted, jest } from './jest.mjs';

const bin = (name) => join(ROOT, 'node_modules/.bin', name);

/** The OpenAPI documents: one of each service, and the merged one. None at all is a fault, not a success. */
function contracts() {
  const folders = ['', ...readdirSync(join(ROOT, 'services'))].map((name) =>
    join('services', name, 'openapi.json'),
  );
  const found = folders.filter((file) => existsSync(join(ROOT, file)));
  if (found.length === 0)
    throw new Error('Aucun services/*/openapi.json : rien à vérifier. Lancez « npm run gen ».');
  return found;
}

/** A program that ends well or does not; counts as one test. `refuses` is what it says where it should have failed. */
const check = (name, title, command, refuses) => ({
  name,
  title,
  slots: 1,
  command,
  outcome: ({ code, output }) => {
    const isGood = code === 0 && !(refuses?.test(output) ?? false);
    return { passed: isGood ? 1 : 0, failed: isGood ? 0 : 1, skipped: 0 };
  },
});

const accountOf = (reports, name) => join(reports, `${name}.json`);

/** A Jest project, with how many of its files may run beside each other. Counts its tests. */
const suite = (name, title, { slots, workers }) => ({
  name,
  title,
  slots,
  isSuite: true,
  command: (reports, paths) =>
    jest(
      accountOf(reports, name),
      '--selectProjects',
      name,
      '--maxWorkers',
      `${workers}`,
      ...paths,
    ),
  outcome: (ended, reports) => counted(accountOf(reports, name), ended),
});

/** Those of one slot first, the longest first, so that none is left over at the end. */
export const STEPS = [
  check('lint', 'ESLint et Prettier', () => ['npm', 'run', '-s', 'lint']),
  suite('unit', 'Tests unitaires', { slots: 1, workers: 1 }),
  suite('architecture', 'Tests de l’architecture', { slots: 1, workers: 1 }),
  check('types', 'Types', () => [bin('tsc'), '-p', 'tsconfig.json', '--noEmit']),
  check('spectral', 'OpenAPI : Spectral et OWASP', () => [
    ...[bin('spectral'), 'lint', '--ruleset', 'spectral.yaml', '--fail-severity', 'hint'],
    ...contracts(),
  ]),
  check(
    'redocly',
    'OpenAPI : Redocly',
    () => [
      ...[bin('redocly'), 'lint', '--config', 'redocly.yaml', '--format', 'json'],
      ...contracts(),
    ],
    /"(warnings|ignored)": [1-9]/,
  ),
  check('gen', 'Fichiers produits à jour', () => [
    process.execPath,
    'deploy/local/gen.mjs',
    '--check',
  ]),
  check('proto', 'buf lint', () => [bin('buf'), 'lint', 'proto']),
  check('docker', 'Dockerfile', () => [bin('dockerfilelint'), 'deploy/image/Dockerfile']),
  // One file at a time: the journal seals what is older than every open transaction of the PostgreSQL that they share.
  suite('integration', 'Tests d’intégration', { slots: 2, workers: 1 }),
  suite('contract', 'Contrat', { slots: 2, workers: 1 }),
  suite('e2e', 'Bout en bout', { slots: 2, workers: 1 }),
  suite('faults', 'Pannes', { slots: 2, workers: 2 }),
  suite('faults-alone', 'Pannes, une à la fois', { slots: 2, workers: 1 }),
];

/** The services and libraries that have tests of their own, by name: the steps that run them, and their folder. */
export function projects() {
  return ['services', 'libs']
    .flatMap((parent) => readdirSync(join(ROOT, parent)).map((name) => [name, join(parent, name)]))
    .flatMap(([name, folder]) => {
      const specs = filesUnder(join(ROOT, folder)).filter((file) => file.endsWith('.spec.ts'));
      const isIntegration = (file) => file.endsWith('.int.spec.ts');
      const steps = [
        ...(specs.every(isIntegration) ? [] : ['unit']),
        ...(specs.some(isIntegration) ? ['integration'] : []),
      ];
      return specs.length === 0 ? [] : [{ name, folder, steps }];
    });
}
