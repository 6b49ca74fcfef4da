import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Direction of dependencies: what each layer may import. Services never import each other. */
const LAYERS = {
  kernel: [],
  files: ['kernel'],
  nomenclatures: ['kernel'],
  territories: ['kernel'],
  contracts: ['kernel'],
  psychometrics: ['kernel'],
  lheo: ['files', 'kernel'],
  planning: ['kernel'],
  skills: [],
  // The fence is made of territories.
  platform: ['contracts', 'territories', 'files', 'kernel'],
  service: [
    ...[
      'platform',
      'contracts',
      'territories',
      'nomenclatures',
      'psychometrics',
      'lheo',
      'planning',
      'skills',
      'files',
      'kernel',
    ],
  ],
  host: ['service', 'platform', 'contracts', 'territories', 'nomenclatures', 'kernel'],
  testing: ['kernel', 'contracts'],
  test: ['testing', 'contracts'],
};
const layered = Object.entries(LAYERS).map(([layer, allowed]) => ({
  sourceTag: `layer:${layer}`,
  // Specs use the harness whatever their layer; that no other file does is HARNESS's affair, below.
  onlyDependOnLibsWithTags: [...allowed, ...(layer === 'test' ? [] : ['testing'])].map(
    (name) => `layer:${name}`,
  ),
}));

const forbid = (message, ...group) => ({ group, message });
/** Types vanish at run time, so naming one ties the file to nothing. */
const forbidValues = (message, ...group) => ({ group, message, allowTypeImports: true });
const restrict = (...patterns) => ({
  '@typescript-eslint/no-restricted-imports': ['error', { patterns: [HARNESS, ENV, ...patterns] }],
});
/** What a file of a feature may not import, beside what its role forbids. */
const within = (...patterns) => restrict(OTHER_FEATURE, ...patterns);

const HARNESS = forbid(
  "Le harnais de test démarre des serveurs : seuls les *.spec.ts s'en servent.",
  '@maillage/testing',
);
const HOST_DOOR = {
  group: ['@maillage/platform/host'],
  message: "Cette porte est celle de l'hôte : un service entre par @maillage/platform.",
};
const ACCESS_DOOR = {
  group: ['@maillage/platform/access'],
  message: "Cette porte est celle d'access : un autre service entre par @maillage/platform.",
};
const ENV = {
  group: ['process', 'node:process'],
  importNames: ['env', 'default'],
  message: 'Déclarez le réglage dans un *.config.ts : une erreur y est nommée dès le démarrage.',
};
const NEST = forbid(
  "Nest n'entre pas ici : le métier se comprend et s'éprouve sans lui. Passez par un handler ou un contrôleur.",
  '@nestjs/*',
);
const NEST_EDGE = forbid(
  'Un handler ne connaît ni HTTP ni le bus : laissez cela au contrôleur ou au consommateur.',
  '@nestjs/*',
  '!@nestjs/common',
);
const SWAGGER = forbid(
  'La description OpenAPI se tient dans les *.dto.ts et les *.controller.ts.',
  '@nestjs/swagger',
);
const SQL = forbid(
  'Seuls les *.store.ts et les migrations parlent à PostgreSQL : ajoutez-y une requête.',
  'typeorm',
  'typeorm/*',
  'pg',
  'pg-*',
);
const BUS = forbid(
  'Rien ne se publie ni ne se lit ici : outbox.add dans la transaction, un *.consumer.ts pour lire.',
  '@nats-io/*',
);
const VALIDATOR = forbid(
  "La forme d'une requête se vérifie dans un *.dto.ts.",
  'class-validator',
  'class-transformer',
);
const HTTP = forbid(
  'HTTP s’arrête au contrôleur : donnez des valeurs au reste.',
  'fastify',
  '@fastify/*',
  'node:http',
  'node:https',
);
const PLATFORM = forbidValues(
  'Le métier ne connaît pas la plateforme : donnez-lui des valeurs, ou un *.port.ts qu’un *.store.ts remplit.',
  '@maillage/platform',
);
const CONTRACTS = forbidValues(
  'Le métier ne connaît pas les messages : traduisez-les dans un *.events.ts ou un *.consumer.ts.',
  '@maillage/contracts',
  '@bufbuild/*',
);
/** Files of a service by the end of their name, in any folder. */
const ROWS = {
  regex: '^\\..*\\.store\\.js$',
  message: 'Le métier ne va pas chercher ses données : le handler les lui donne.',
  allowTypeImports: true,
};
const EDGE_FILES = {
  regex: '^\\..*\\.(controller|page|module|parts|dto)\\.js$',
  message: 'Le métier ne dépend pas de ceux qui l’appellent : inversez l’appel.',
};
const OTHER_FEATURE = {
  regex: '^\\.\\./[a-z-]+/[^/.]+\\.(?!js$|(errors|events|port|handler)\\.js$)',
  message:
    "D'une autre fonctionnalité n'entrent que le métier, les erreurs, les événements, les ports et les handlers : passez par un handler.",
};
const FILES = forbid('Un fichier sur disque se lit dans un *.file.ts.', 'node:fs', 'node:fs/*');
const FOREIGN = {
  regex: '^(?!\\.\\.?/|node:crypto$)',
  message:
    'Le noyau ne dépend de rien : ce qui a besoin d’un paquet va dans une autre bibliothèque.',
};

const SERVICE = 'services/!(host)/src/**/';
/** Roles that may import something of the world; every other file is pure domain. */
const ROLES = [
  ...['handler', 'task', 'loop', 'command', 'port', 'store', 'file', 'dto', 'controller', 'page'],
  ...['events', 'consumer', 'config', 'parts', 'module', 'errors', 'main', 'spec'],
];
const SPECS = ['**/*.spec.ts', '**/spec/**', 'libs/testing/**', 'test/**'];

const callOf = (name) =>
  `CallExpression:matches([callee.name="${name}"], [callee.property.name="${name}"])`;
const CLOCKLESS = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: "Le temps est un argument : l'appelant tient l'horloge.",
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: "Le temps est un argument : l'appelant tient l'horloge.",
  },
  {
    selector: callOf('randomUUID'),
    message: 'Les identifiants sont des arguments : sans eux, rien ne se rejoue ni ne s’éprouve.',
  },
  {
    selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    message: 'Le hasard est un argument : sans graine, rien ne se rejoue.',
  },
];

const UNUSED = [
  'error',
  { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
];

export default tseslint.config(
  { ignores: ['**/dist/**', '**/gen/**', '**/node_modules/**', '.data/**', '.tmp/**', '.nx/**'] },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [...tseslint.configs.strictTypeChecked],
    plugins: { '@nx': nx },
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          depConstraints: layered,
          enforceBuildableLibDependency: false,
          banTransitiveDependencies: false,
        },
      ],
      // Knows that Nest reads constructor types at run time, and leaves the imports of decorated classes alone.
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { arguments: false } },
      ],
      '@typescript-eslint/no-unused-vars': UNUSED,
      // An element read by its index is maybe absent to the compiler (noUncheckedIndexedAccess), hence allowNullish.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        {
          allowNumber: true,
          allowBoolean: true,
          allowNullish: true,
          allowAny: false,
          allowRegExp: false,
        },
      ],
      // `return faults.add(…)` is how a reader refuses and stops.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Nest's own signatures (`unwrap<T>()`) ask for it.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      // A DTO is a class for its decorators' sake and a plain object on the wire.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      '@typescript-eslint/no-misused-spread': 'off',
      // Does not see what another task changes during an await, and calls such a test needless.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Async generators without await are how a stream is written down in a spec; NodeNext modules export plain functions.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'no-console': 'error',
      eqeqeq: 'error',
      ...restrict(),
    },
  },
  {
    // Scripts that run as they are written: without types, hence without the rules that ask for them.
    files: ['**/*.mjs'],
    extends: [js.configs.recommended],
    languageOptions: {
      globals: Object.fromEntries(
        Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']),
      ),
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-unused-vars': UNUSED,
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-var': 'error',
    },
  },
  {
    // process.env is read once, in a *.config.ts, so that a wrong setting is named at the start.
    files: ['services/**/*.{ts,tsx}', 'libs/**/*.{ts,tsx}'],
    ignores: ['**/*.config.ts', ...SPECS],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'process',
          property: 'env',
          message:
            'Déclarez le réglage dans un *.config.ts : une erreur y est nommée dès le démarrage.',
        },
      ],
    },
  },

  {
    // The platform has three doors: one for services, one for the host, one for access.
    files: ['services/**/*.{ts,tsx}', 'libs/**/*.{ts,tsx}', 'test/**/*.ts'],
    ignores: ['services/host/**', ...SPECS.slice(0, 2)],
    rules: { 'no-restricted-imports': ['error', { patterns: [HOST_DOOR, ACCESS_DOOR] }] },
  },
  {
    files: ['services/host/**/*.{ts,tsx}'],
    ignores: SPECS,
    rules: { 'no-restricted-imports': ['error', { patterns: [ACCESS_DOOR] }] },
  },
  {
    files: ['services/access/**/*.{ts,tsx}'],
    ignores: SPECS,
    rules: { 'no-restricted-imports': ['error', { patterns: [HOST_DOOR] }] },
  },

  // What each role of a service's files may import.
  {
    files: [`${SERVICE}*.ts`],
    ignores: [
      ...ROLES.map((role) => `**/*.${role}.ts`),
      ...SPECS,
      '**/index.ts',
      '**/migrations/**',
    ],
    rules: {
      ...within(NEST, SQL, BUS, VALIDATOR, HTTP, FILES, PLATFORM, CONTRACTS, ROWS, EDGE_FILES),
      'no-restricted-syntax': ['error', ...CLOCKLESS],
    },
  },
  {
    files: [`${SERVICE}*.{errors,port}.ts`],
    rules: within(NEST, SQL, BUS, VALIDATOR, HTTP, FILES, PLATFORM, CONTRACTS, EDGE_FILES),
  },
  { files: [`${SERVICE}*.events.ts`], rules: within(NEST, SQL, BUS, VALIDATOR, HTTP, FILES) },
  {
    files: [`${SERVICE}*.{handler,task,loop}.ts`],
    rules: within(NEST_EDGE, SQL, BUS, VALIDATOR, HTTP, FILES),
  },
  // An operator hands files to a command.
  { files: [`${SERVICE}*.command.ts`], rules: within(NEST_EDGE, SQL, BUS, VALIDATOR, HTTP) },
  { files: [`${SERVICE}*.store.ts`], rules: within(BUS, VALIDATOR, HTTP, SWAGGER, FILES) },
  { files: [`${SERVICE}*.file.ts`], rules: within(SQL, BUS, VALIDATOR, HTTP, SWAGGER) },
  { files: [`${SERVICE}*.{dto.ts,page.tsx}`], rules: within(SQL, BUS, HTTP, FILES, ROWS) },
  { files: [`${SERVICE}*.controller.ts`], rules: within(SQL, BUS, VALIDATOR, FILES) },
  { files: [`${SERVICE}*.parts.ts`], rules: within(SQL, BUS, VALIDATOR, HTTP, SWAGGER, FILES) },
  // A consumer is in a folder of its own, and calls into every feature.
  { files: [`${SERVICE}*.consumer.ts`], rules: restrict(SQL, BUS, VALIDATOR, HTTP, SWAGGER) },
  {
    files: ['libs/kernel/src/**/*.ts'],
    ignores: ['**/*.spec.ts', '**/clock.ts'],
    rules: { ...restrict(FOREIGN), 'no-restricted-syntax': ['error', ...CLOCKLESS] },
  },
  {
    files: ['libs/{territories,nomenclatures,contracts}/src/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: restrict(NEST, SQL, BUS, HTTP),
  },
  {
    files: ['libs/{psychometrics,lheo,planning}/src/**/*.ts'],
    ignores: ['**/*.file.ts', ...SPECS],
    rules: {
      ...restrict(NEST, SQL, BUS, HTTP, FILES),
      'no-restricted-syntax': ['error', ...CLOCKLESS],
    },
  },
  // Jest's matchers are `any` by design.
  {
    files: SPECS,
    rules: {
      'no-console': 'off',
      '@typescript-eslint/no-restricted-imports': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
