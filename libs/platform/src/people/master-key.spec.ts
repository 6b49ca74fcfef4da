import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyring, readMasterKey } from './master-key.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'master-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the master key', () => {
  it('is made once, for its owner alone, and leaves no draft behind', () => {
    const directory = join(folder, 'new');
    const key = readMasterKey('', directory);
    expect(key).toHaveLength(32);
    expect(readMasterKey('', directory)).toEqual(key);
    expect(readdirSync(directory)).toEqual(['personnes.cle']);
    expect(statSync(join(directory, 'personnes.cle')).mode & 0o777).toBe(0o600);
  });

  it('that is given is the one that counts', () => {
    const given = Buffer.alloc(32, 7);
    expect(readMasterKey(given.toString('base64url'), folder)).toEqual(given);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('is refused when it is none, without being shown', () => {
    expect(() => readMasterKey('court', folder)).toThrow(/ACCESS_MASTER_KEY/);
    expect(() => readMasterKey('court', folder)).not.toThrow(/court/);
    writeFileSync(join(folder, 'personnes.cle'), 'abîmée');
    expect(() => readMasterKey('', folder)).toThrow(/personnes\.cle/);
  });

  it('gives each use a key of its own', () => {
    const { wrapping, references, check } = keyring(Buffer.alloc(32, 1));
    expect(
      new Set([wrapping.toString('base64url'), references.toString('base64url'), check]).size,
    ).toBe(3);
    expect(keyring(Buffer.alloc(32, 2)).check).not.toBe(check);
  });
});
