import { readFileSync } from 'node:fs';

const { paths } = JSON.parse(
  readFileSync(new URL('./tsconfig.base.json', import.meta.url), 'utf8'),
).compilerOptions;
const aliases = Object.entries(paths).map(([alias, [file]]) => [
  `^${alias}$`,
  file.replace('./', '<rootDir>/'),
]);

/** Files run as native ES modules; `.swcrc` is for the build, which leaves specs out. */
const swc = (tsx) => ({
  swcrc: false,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', tsx, decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
    keepClassNames: true,
  },
  module: { type: 'es6' },
  sourceMaps: 'inline',
});

const project = (displayName, testMatch, more = {}) => ({
  displayName,
  rootDir: import.meta.dirname,
  testMatch,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '\\.ts$': ['@swc/jest', swc(false)], '\\.tsx$': ['@swc/jest', swc(true)] },
  moduleNameMapper: { ...Object.fromEntries(aliases), '^(\\.{1,2}/.*(?<!\\.json))\\.js$': '$1' },
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/\\.data/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  ...more,
});

/** Fault runs that promise times: nothing else may run beside them. */
const ALONE = '(r1-nothing-lost|r2-bus-wiped|r5-overload|s3-rights-end)';

/** One PostgreSQL and one NATS for a run, started when a spec first asks for them. */
const servers = {
  globalSetup: '<rootDir>/libs/testing/run-begin.mjs',
  globalTeardown: '<rootDir>/libs/testing/run-end.mjs',
};

export default {
  testTimeout: 120_000,
  testSequencer: './libs/testing/slowest-first.mjs',
  projects: [
    project('unit', ['<rootDir>/{libs,services}/**/*.spec.ts'], {
      testPathIgnorePatterns: ['/node_modules/', '/dist/', '\\.int\\.spec\\.ts$'],
    }),
    project('architecture', ['<rootDir>/test/architecture/**/*.spec.ts']),
    project('integration', ['<rootDir>/{libs,services}/**/*.int.spec.ts'], servers),
    project('contract', ['<rootDir>/test/contract/**/*.spec.ts'], servers),
    project('e2e', ['<rootDir>/test/e2e/**/*.e2e.spec.ts'], servers),
    project('faults', [`<rootDir>/test/faults/!${ALONE}/*.faults.spec.ts`], servers),
    project('faults-alone', [`<rootDir>/test/faults/@${ALONE}/*.faults.spec.ts`], servers),
  ],
};
