import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { exists, ROOT } from './workspace.js';

const DOMAIN = 'services/activities/src/batch/read-activity.ts';
const HANDLER = 'services/activities/src/activity/extend-ledger.handler.ts';
const STORE = 'services/activities/src/activity/ledger.store.ts';
const DTO = 'services/activities/src/activity/activity.dto.ts';
const ACCESS = 'services/access/src/master-key/rewrap-keys.command.ts';
const CONTROLLER = 'services/activities/src/batch/batches.controller.ts';
const PARTS = 'services/activities/src/batch/batch.parts.ts';
const HOST = 'services/host/src/application.ts';
const KERNEL = 'libs/kernel/src/id.ts';
const PLATFORM = 'libs/platform/src/answer/etag.ts';
const SCRIPT = 'deploy/local/gen.mjs';
const TEST = 'test/architecture/workspace.ts';

const importing = (name: string, from: string): string =>
  `import { ${name} } from '${from}';\nexport const kept = ${name};\n`;
const IMPORTS = 'no-restricted-imports';
const LAYERS = 'enforce-module-boundaries';
const CLOCK = 'no-restricted-syntax';

/** File, code, rule that must refuse it; none: it must pass. */
const SAMPLES: readonly (readonly [string, string, string | undefined])[] = [
  [DOMAIN, importing('Injectable', '@nestjs/common'), IMPORTS],
  [DOMAIN, importing('DataSource', 'typeorm'), IMPORTS],
  [DOMAIN, importing('IsString', 'class-validator'), IMPORTS],
  [DOMAIN, importing('Outbox', '@maillage/platform'), IMPORTS],
  [DOMAIN, importing('create', '@bufbuild/protobuf'), IMPORTS],
  [DOMAIN, importing('KnownPlaceStore', './known-place.store.js'), IMPORTS],
  [DOMAIN, importing('LedgerStore', '../activity/ledger.store.js'), IMPORTS],
  [DOMAIN, importing('ActivityDto', '../activity/activity.dto.js'), IMPORTS],
  [DOMAIN, importing('batch', './batch.parts.js'), IMPORTS],
  [DOMAIN, importing('BatchOutcomeDto', './batch.dto.js'), IMPORTS],
  [DOMAIN, importing('BatchesController', './batches.controller.js'), IMPORTS],
  [DOMAIN, importing('groundsOf', '../activity/ledger-grounds.js'), undefined],
  [DOMAIN, importing('activityNotFound', '../activity/activity.errors.js'), undefined],
  [DOMAIN, importing('readFileSync', 'node:fs'), IMPORTS],
  [CONTROLLER, importing('ExtendLedger', '../activity/extend-ledger.handler.js'), undefined],
  [CONTROLLER, importing('LedgerStore', '../activity/ledger.store.js'), IMPORTS],
  [CONTROLLER, importing('ActivityDto', '../activity/activity.dto.js'), IMPORTS],
  [PARTS, importing('KnownPlaceStore', './known-place.store.js'), undefined],
  [PARTS, importing('LedgerStore', '../activity/ledger.store.js'), IMPORTS],
  [HANDLER, importing('LedgerStore', './ledger.store.js'), undefined],
  [HANDLER, importing('KnownPlaceStore', '../batch/known-place.store.js'), IMPORTS],
  [DOMAIN, importing('createDatabase', '@maillage/testing'), IMPORTS],
  [
    DOMAIN,
    "import type { Caller } from '@maillage/platform';\nexport type Who = Caller;\n",
    undefined,
  ],
  [DOMAIN, importing('DomainError', '@maillage/kernel'), undefined],
  [DOMAIN, 'export const now = new Date();\n', CLOCK],
  [DOMAIN, 'export const now = Date.now();\n', CLOCK],
  [DOMAIN, 'export const id = crypto.randomUUID();\n', CLOCK],
  [DOMAIN, "export const day = new Date('2026-01-01');\n", undefined],
  [DOMAIN, "export const home = process.env['HOME'];\n", 'no-restricted-properties'],
  [DOMAIN, importing('env', 'node:process'), IMPORTS],
  [DOMAIN, importing('access', '@maillage/access'), LAYERS],
  [DOMAIN, importing('access', '../../../access/src/index.js'), LAYERS],
  [HANDLER, importing('Injectable', '@nestjs/common'), undefined],
  [HANDLER, importing('ApiTags', '@nestjs/swagger'), IMPORTS],
  [HANDLER, importing('DataSource', 'typeorm'), IMPORTS],
  [HANDLER, importing('prepareSchema', '@maillage/platform/host'), IMPORTS],
  [HANDLER, importing('installationKeyring', '@maillage/platform/access'), IMPORTS],
  [HANDLER, importing('Outbox', '@maillage/platform'), undefined],
  [ACCESS, importing('prepareSchema', '@maillage/platform/host'), IMPORTS],
  [ACCESS, importing('installationKeyring', '@maillage/platform/access'), undefined],
  [HOST, importing('prepareSchema', '@maillage/platform/host'), undefined],
  [HOST, importing('newKey', '@maillage/platform/access'), IMPORTS],
  [STORE, importing('DataSource', 'typeorm'), undefined],
  [STORE, importing('jetstream', '@nats-io/jetstream'), IMPORTS],
  [DTO, importing('DataSource', 'typeorm'), IMPORTS],
  [KERNEL, importing('v7', 'uuid'), IMPORTS],
  [KERNEL, importing('etagOf', '@maillage/platform'), LAYERS],
  [PLATFORM, importing('access', '@maillage/access'), LAYERS],
  [PLATFORM, 'export const wild = (value: any): unknown => value;\n', 'no-explicit-any'],
  [PLATFORM, 'export function start(): void {\n  Promise.resolve(1);\n}\n', 'no-floating-promises'],
  [SCRIPT, 'missing();\n', 'no-undef'],
  [SCRIPT, "console.log(process.env['HOME'] ?? new URL('/', 'http://local').href);\n", undefined],
  [TEST, importing('etagOf', '@maillage/platform'), LAYERS],
  [TEST, importing('access', '@maillage/access'), LAYERS],
];

describe('lint rules', () => {
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'lint-samples.mjs')],
    {
      cwd: ROOT,
      input: JSON.stringify(SAMPLES.map(([file, code]) => ({ file, code }))),
      env: { ...process.env, NX_DAEMON: 'false', NODE_OPTIONS: '' },
      encoding: 'utf8',
    },
  );
  const found = (stdout === '' ? [] : JSON.parse(stdout)) as string[][];

  it('are asked about files that exist', () => {
    expect(stderr).not.toMatch(/Error/);
    expect(SAMPLES.filter(([file]) => !exists(file))).toEqual([]);
  });

  it.each(SAMPLES.map(([file, code, rule], index) => ({ file, code, rule, index })))(
    'in $file: $code → $rule',
    ({ rule, index }) => {
      const refusals = found[index] ?? ['not linted'];
      if (rule === undefined) expect(refusals).toEqual([]);
      else expect(refusals.filter((refusal) => refusal.includes(`${rule}:`))).not.toEqual([]);
    },
  );
});
