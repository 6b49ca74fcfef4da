import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JournalKey, openJournalKey } from './journal-key.file.js';

describe('the key of the audit journal', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'maillage-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made once, for its owner alone, and is the same ever after', () => {
    const [first, again] = [
      openJournalKey('', join(folder, 'new')),
      openJournalKey('', join(folder, 'new')),
    ];
    expect(again.publicKey).toEqual(first.publicKey);
    expect(readdirSync(join(folder, 'new'))).toEqual(['journal.key']);
    expect(statSync(join(folder, 'new/journal.key')).mode & 0o777).toBe(0o600);
  });

  it('is the given one where one is given', () => {
    const secret = Buffer.alloc(32, 5).toString('base64url');
    expect(openJournalKey(secret, folder).publicKey).toEqual(
      new JournalKey(Buffer.alloc(32, 5)).publicKey,
    );
    expect(readdirSync(folder)).toEqual([]);
    for (const wrong of ['court', `${secret}x`, `${secret.slice(1)}=`])
      expect(() => openJournalKey(wrong, folder)).toThrow(/ACCESS_JOURNAL_KEY/);
  });

  it('that cannot be kept is an error that says what to do, and is never shown', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openJournalKey('', join(folder, 'file'))).toThrow(/DATA_DIR.*ACCESS_JOURNAL_KEY/);
    openJournalKey('', folder);
    const secret = readFileSync(join(folder, 'journal.key'), 'utf8');
    writeFileSync(join(folder, 'journal.key'), secret.slice(0, 20));
    expect(() => openJournalKey('', folder)).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(secret.slice(0, 20)) }),
    );
  });
});
