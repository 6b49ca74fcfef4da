import { chmodSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readJson, writeJson } from '../../deploy/local/files.mjs';
import { startedAt } from '../../deploy/local/processes.mjs';
import { endRun } from './run-end.mjs';

const PREFIX = 'maillage-test-';

/**
 * Jest's `globalSetup`: the test files of a run share one PostgreSQL and one NATS, started when first asked for, and
 * all that they start lives under one folder, TEST_SHARED_DIR, so that the end of the run can stop and delete it all.
 * What earlier runs left because they were killed is ended first.
 */
export default async function begin() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dir = join(tmpdir(), name);
    const owner = readJson(join(dir, 'owner.json'));
    if (owner !== undefined && startedAt(owner.pid) !== owner.started) await endRun(dir);
  }
  const dir = mkdtempSync(join(tmpdir(), PREFIX));
  chmodSync(dir, 0o711); // as root, PostgreSQL runs under another account and has to get through
  writeJson(join(dir, 'owner.json'), { pid: process.pid, started: startedAt(process.pid) });
  process.env.TEST_SHARED_DIR = dir;
}
