import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

describe('the generated file', () => {
  const check = (folder: string) => spawnSync(process.execPath, [join(folder, 'gen.mjs'), '--check'], { encoding: 'utf8' });
  const home = join(process.cwd(), 'libs/territories');

  it('is what the packages give today', () => {
    expect(check(home)).toMatchObject({ status: 0, stderr: '' });
  });
  it('is refused when one figure of it was changed by hand', () => {
    const copy = mkdtempSync(join(tmpdir(), 'territories-'));
    try {
      cpSync(home, copy, { recursive: true });
      symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
      const file = join(copy, 'src/gen/atlas.json');
      writeFileSync(file, readFileSync(file, 'utf8').replace('"Arras"', '"Aras"'));
      expect(check(copy)).toMatchObject({ status: 1, stderr: expect.stringContaining('npm run gen') });
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});
