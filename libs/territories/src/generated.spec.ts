import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ATLAS = 'libs/territories/src/gen/atlas.json';

it('the atlas is what the packages give today', () => {
  const made = mkdtempSync(join(tmpdir(), 'territories-'));
  try {
    expect(
      spawnSync(process.execPath, ['libs/territories/gen.mjs', made], { encoding: 'utf8' }),
    ).toMatchObject({ status: 0, stderr: '' });
    expect(readFileSync(join(made, ATLAS)).equals(readFileSync(ATLAS))).toBe(true);
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
});
