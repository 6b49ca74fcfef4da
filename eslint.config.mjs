import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

/** Direction of dependencies (architecture.md §7): what each layer may import. */
const LAYERS = {
  kernel: [],
  nomenclatures: [],
  territories: ['kernel'],
  contracts: ['kernel'],
  platform: ['contracts', 'kernel'],
  service: ['platform', 'contracts', 'territories', 'nomenclatures', 'kernel'],
  host: ['service', 'platform', 'contracts', 'territories', 'nomenclatures', 'kernel', 'testing'],
  testing: ['kernel', 'contracts'],
  test: ['testing', 'contracts'],
};
const layered = Object.entries(LAYERS).map(([layer, allowed]) => ({
  sourceTag: `layer:${layer}`,
  // Specs that need PostgreSQL or NATS use the harness, whatever their layer.
  onlyDependOnLibsWithTags: [...allowed, ...(layer === 'test' ? [] : ['testing'])].map((name) => `layer:${name}`),
}));

const forbid = (group, message) => ({ group, message });
const NEST = forbid(['@nestjs/*'], "Nest n'entre pas ici : le métier se comprend et s'éprouve sans lui. Passez par un handler ou un contrôleur.");
const TYPEORM = forbid(['typeorm', 'pg', 'pg-*'], 'Seuls les *.store.ts et les migrations parlent à PostgreSQL : ajoutez-y une requête.');
const VALIDATOR = forbid(['class-validator', 'class-transformer'], "La forme d'une requête se vérifie dans un *.dto.ts.");
const PLATFORM = forbid(['@maillage/platform', '@maillage/contracts'], "Le métier ne connaît ni la plateforme ni les contrats : donnez-lui des valeurs.");
const FASTIFY = forbid(['fastify', '@fastify/*'], 'HTTP s’arrête au contrôleur.');
const restrict = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

const ROLES = '{handler,port,store,queries.store,dto,controller,events,consumer,config,module,errors,migration}';

export default tseslint.config(
  { ignores: ['**/dist/**', '**/gen/**', '**/node_modules/**', '.data/**', '.tmp/**', '.nx/**', '**/*.json'] },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'no-console': 'error',
      eqeqeq: 'error',
      '@nx/enforce-module-boundaries': ['error', { allow: [], depConstraints: layered, enforceBuildableLibDependency: false, banTransitiveDependencies: false }],
    },
  },
  {
    // process.env is read once, in a *.config.ts, so that a wrong setting is named at the start.
    files: ['services/**/*.ts', 'libs/**/*.ts'],
    ignores: ['**/*.config.ts', 'libs/testing/**', '**/*.spec.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'process', property: 'env', message: 'Déclarez le réglage dans un *.config.ts.' }] },
  },
  {
    files: ['services/*/src/**/*.ts', 'libs/kernel/src/**/*.ts'],
    ignores: [`services/*/src/**/*.${ROLES}.ts`, '**/*.spec.ts', 'services/*/src/spec/**', '**/index.ts', '**/migrations/**', 'services/host/**', 'libs/kernel/src/clock.ts'],
    rules: {
      ...restrict(NEST, TYPEORM, VALIDATOR, FASTIFY),
      'no-restricted-syntax': [
        'error',
        { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: "Le temps est un argument : l'appelant tient l'horloge." },
        { selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]', message: "Le temps est un argument : l'appelant tient l'horloge." },
        { selector: 'CallExpression[callee.name="randomUUID"]', message: 'Les identifiants sont des arguments.' },
      ],
    },
  },
  { files: ['**/*.spec.ts', 'libs/testing/**', 'test/**'], rules: { 'no-console': 'off' } },
  { files: ['services/*/src/**/*.handler.ts', 'services/*/src/**/*.errors.ts'], rules: restrict(TYPEORM, VALIDATOR, FASTIFY) },
  { files: ['services/*/src/**/*.dto.ts'], rules: restrict(TYPEORM, FASTIFY) },
  { files: ['services/*/src/**/*.controller.ts', 'services/*/src/**/*.consumer.ts'], rules: restrict(TYPEORM, VALIDATOR) },
  { files: ['services/*/src/**/*.store.ts'], rules: restrict(VALIDATOR, FASTIFY) },
  { files: ['libs/kernel/src/**/*.ts'], ignores: ['**/*.spec.ts'], rules: restrict(NEST, TYPEORM, VALIDATOR, PLATFORM, FASTIFY) },
);
