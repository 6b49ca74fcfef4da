import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Audit } from '@maillage/platform';
import { stopServers } from '@maillage/testing';
import { BEGINNING, GENESIS, hashOf } from './journal-chain.js';
import type { AnchorDto } from './journal.dto.js';
import { anchorOf } from './journal.mapping.dto.js';
import { journalOnDatabase, type TestJournal } from '../spec/journal.js';
import { verifyCommand } from './verify-journal.command.js';

afterAll(stopServers);

interface EntryRow {
  readonly id: string;
  readonly service: string;
  readonly actor_kind: string;
  readonly patch: object;
}

describe('the audit journal', () => {
  let journal: TestJournal;

  beforeEach(async () => {
    journal = await journalOnDatabase();
  });
  afterEach(() => journal.close());

  const entries = async (): Promise<EntryRow[]> =>
    (await journal.root.query<EntryRow>('SELECT * FROM access.audit_entries ORDER BY id')).rows;
  const note = (id: string) => ({
    action: 'essais.noter',
    subject: { type: 'essai', id },
    after: { id },
  });

  it('takes an entry with what it records, or neither', async () => {
    await journal.other.transaction((tx) => Audit.record(tx, note('gardé')));
    await journal.other
      .transaction(async (tx) => {
        await Audit.record(tx, note('perdu'));
        throw new Error('undone');
      })
      .catch(() => undefined);
    expect(await entries()).toMatchObject([
      {
        service: 'activities',
        actor_kind: 'systeme',
        subject_id: 'gardé',
        personal: false,
        patch: [{ op: 'add', path: '', value: { id: 'gardé' } }],
      },
    ]);
  });

  it('takes what JSON can say and PostgreSQL cannot', async () => {
    await journal.other.transaction((tx) =>
      Audit.record(tx, note('moitié \ud800 nul \0 entier 😀')),
    );
    expect(await entries()).toMatchObject([{ subject_id: 'moitié \ufffd nul \ufffd entier 😀' }]);
  });

  it('notes a read of personal data by itself', async () => {
    await Audit.read(journal.other, {
      action: 'personnes.lire',
      subject: { type: 'personne', id: 'p' },
    });
    expect(await entries()).toMatchObject([
      { action: 'personnes.lire', personal: true, patch: null },
    ]);
  });

  it('lets no service change, remove or forge an entry or a seal', async () => {
    await journal.write(2);
    await journal.seal();
    for (const table of ['audit_entries', 'audit_seals']) {
      for (const sql of [
        `UPDATE access.${table} SET system = 1`,
        `DELETE FROM access.${table}`,
        `TRUNCATE access.${table}`,
        `ALTER TABLE access.${table} ADD x int`,
        `DROP TABLE access.${table}`,
      ]) {
        for (const database of [journal.database, journal.other])
          expect([sql, await database.query(sql).catch(String)]).toEqual([
            sql,
            expect.stringMatching(/permission denied|must be owner/),
          ]);
      }
    }
    await expect(journal.other.query('SELECT 1 FROM access.audit_entries')).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      journal.other.query('INSERT INTO access.audit_seals SELECT * FROM access.audit_seals'),
    ).rejects.toThrow(/permission denied/);
    await expect(
      journal.database.query(
        "INSERT INTO audit_entries (system, transaction, at, service, actor_kind, action, subject_type, subject_id, personal) VALUES (1, '1', now(), 'x', 'x', 'x', 'x', 'x', false)",
      ),
    ).rejects.toThrow(/permission denied/);
    // What the database says of an entry is its own word, whatever the writer sends.
    await journal.other.query('SELECT access.append_audit($1)', [
      JSON.stringify({
        id: 9_999,
        transaction: '1',
        system: 1,
        at: '2001-01-01',
        service: 'access',
        actor_kind: 'x',
        action: 'x',
        subject_type: 'x',
        subject_id: 'x',
        personal: false,
      }),
    ]);
    const {
      rows: [forged],
    } = await journal.root.query<EntryRow & { at: Date; transaction: string }>(
      'SELECT * FROM access.audit_entries ORDER BY id DESC LIMIT 1',
    );
    expect(forged).toMatchObject({ id: '3', service: 'activities' });
    expect(Number(forged?.transaction)).toBeGreaterThan(1);
    expect(forged?.at.getFullYear()).toBeGreaterThan(2001);
  });

  it('is sealed whole and in a final order while many write at once, some slowly and some in vain, and several seal', async () => {
    let isOver = false;
    const sealing = [0, 1, 2].map(async () => {
      while (!isOver) await journal.sealer.step();
    });
    await Promise.all(
      Array.from({ length: 4 }, async (_, writer) => {
        for (let i = 0; i < 40; i++) {
          await journal.other
            .transaction(async (tx) => {
              await Audit.record(tx, note(`${writer}-${i}-a`));
              if (i % 5 === 0) await tx.query('SELECT pg_sleep(0.03)');
              await Audit.record(tx, note(`${writer}-${i}-b`));
              if (i % 7 === 0) throw new Error('in vain');
            })
            .catch(() => undefined);
        }
      }),
    );
    isOver = true;
    await Promise.all(sealing);
    await journal.seal();
    const report = await journal.verification.verify();
    expect(report).toEqual({
      seals: expect.any(Number),
      entries: 4 * (40 - 6) * 2,
      unsealed: { number: 0, oldest: null },
    });
    expect(report.seals).toBeGreaterThan(1);
  });

  it('leaves unsealed what is younger than a transaction that still runs, and says so', async () => {
    await journal.root.query('BEGIN');
    await journal.root.query('SELECT pg_current_xact_id()');
    await journal.write(3);
    await journal.seal();
    expect(await journal.verification.verify()).toMatchObject({
      entries: 0,
      unsealed: { number: 3, oldest: expect.any(Date) },
    });
    await journal.root.query('COMMIT');
    await journal.seal();
    expect(await journal.verification.verify()).toMatchObject({
      entries: 3,
      unsealed: { number: 0 },
    });
  });

  it('goes on after a crash between entry and seal', async () => {
    await journal.write(2);
    await journal.seal();
    await journal.write(2);
    // The sealer dies with its transaction open, holding the lock.
    const dying = journal.store.transaction(async (tx) => {
      await journal.store.isAlone(tx);
      await tx.query('SELECT pg_sleep(30)');
    });
    const died = expect(dying).rejects.toThrow();
    while (
      (
        await journal.root.query(
          "SELECT FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(30)'",
        )
      ).rowCount === 0
    );
    expect(await journal.sealer.step()).toBe(0);
    await journal.root.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep(30)' AND pid <> pg_backend_pid()",
    );
    await died;
    await journal.seal();
    expect(await journal.verification.verify()).toMatchObject({
      seals: 2,
      entries: 4,
      unsealed: { number: 0 },
    });
  });

  it('is verified part by part as well as whole', async () => {
    for (let i = 0; i < 5; i++) {
      await journal.write(3);
      await journal.seal();
    }
    const whole = await journal.verification.verify();
    expect(whole).toMatchObject({ seals: 5, entries: 15 });
    const page = await journal.verification.verify({ limit: 1 });
    expect(page).toMatchObject({ seals: 5, next: { seq: 5 } });
    expect(await journal.verification.verify({ after: page.next ?? BEGINNING })).toEqual({
      seals: 0,
      entries: 0,
      unsealed: { number: 0, oldest: null },
    });
    const seals = await journal.store.sealsAfter(journal.database, 0);
    for (const after of seals)
      expect(await journal.verification.verify({ after })).toMatchObject({
        seals: 5 - after.seq,
        entries: 15 - after.entries,
        unsealed: { number: 0 },
      });
    expect(await journal.verification.verify({ anchors: seals })).toEqual(whole);
  });

  it('is broken where the signature of a seal is not its key’s, the last one or any other, whole and part by part', async () => {
    for (let i = 0; i < 5; i++) {
      await journal.write(2);
      await journal.seal();
    }
    for (const { seq, signature } of await journal.store.sealsAfter(journal.database, 0)) {
      const sign = (as: Buffer): Promise<unknown> =>
        journal.root.query('UPDATE access.audit_seals SET signature = $2 WHERE seq = $1', [
          seq,
          as,
        ]);
      for (const other of [Buffer.alloc(64), Buffer.alloc(0), Buffer.from(signature).reverse()]) {
        await sign(other);
        const rupture = { nature: 'signature_fausse', seal: seq };
        for (const limit of [undefined, 1])
          expect(
            await journal.verification.verify(limit === undefined ? {} : { limit }),
          ).toMatchObject({ seals: seq - 1, rupture });
      }
      await sign(signature);
    }
    expect(await journal.verification.verify()).toMatchObject({ seals: 5, entries: 10 });
  });

  it('gives one anchor a day, the newest first: the last seal of each day that has one', async () => {
    for (const at of [
      '2026-01-01T10:00:00Z',
      '2026-01-01T23:59:59.999Z',
      '2026-01-02T00:00:00Z',
      '2026-01-05T08:00:00Z',
      '2026-01-05T09:00:00Z',
    ]) {
      await journal.write(1);
      await journal.seal(new Date(at));
    }
    const days = async (before: string | undefined, limit: number): Promise<number[]> =>
      (await journal.store.anchors(before, limit)).map(({ seq }) => seq);
    expect(await days(undefined, 10)).toEqual([5, 3, 2]);
    expect(await days(undefined, 2)).toEqual([5, 3]);
    expect(await days('2026-01-02', 2)).toEqual([2]);
    expect(await days('2026-01-01', 2)).toEqual([]);
  });

  it('goes on in another server, which counts transactions anew', async () => {
    const foreign = (transaction: number): Promise<unknown> =>
      journal.root.query(
        `INSERT INTO access.audit_entries (system, transaction, at, service, actor_kind, action, subject_type, subject_id, personal)
         VALUES (42, $1::text::xid8, now(), 'access', 'systeme', 'essais.noter', 'essai', 'ailleurs', false)`,
        [transaction],
      );
    // A dump restored here: five entries of server 42, far ahead in its transactions, of which three were sealed there.
    for (let i = 1; i <= 5; i++) await foreign(1e9 + i);
    const digests: Buffer[] = [];
    await journal.store.transaction(async (tx) => {
      const last = await journal.store.read(tx, { system: '42', upTo: 'end', limit: 3 }, (digest) =>
        digests.push(digest),
      );
      if (last === undefined) throw new Error('nothing was read');
      const content = {
        seq: 1,
        last,
        entries: 3,
        digests: Buffer.concat(digests),
        previous: GENESIS,
        at: new Date(),
        publicKey: journal.key.publicKey,
      };
      const hash = hashOf(content);
      await journal.store.add(tx, { ...content, hash, signature: journal.key.sign(hash) });
    });
    await journal.write(4);
    await journal.seal();
    expect(await journal.verification.verify()).toMatchObject({
      seals: 3,
      entries: 9,
      unsealed: { number: 0 },
    });
    // Nothing can come from there any more.
    await foreign(2e9);
    await journal.seal();
    expect(await journal.verification.verify()).toMatchObject({
      rupture: { nature: 'entree_inseree' },
    });
  });

  describe('as its command reports it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'maillage-journal-'));
    afterAll(() => rmSync(folder, { recursive: true }));

    const tell = async (...args: string[]): Promise<{ code: number; said: string }> => {
      const said: string[] = [];
      const code = await verifyCommand({
        database: journal.database,
        args,
        say: (line) => said.push(line),
      });
      return { code, said: said.join('\n') };
    };
    const file = (content: object): string => {
      const path = join(folder, 'ancres.json');
      writeFileSync(path, JSON.stringify(content));
      return path;
    };
    const anchor = async (): Promise<AnchorDto> => {
      const head = await journal.store.head();
      if (head === undefined) throw new Error('nothing is sealed');
      return anchorOf(head);
    };

    it('is whole, with the anchor or without, and says what is not sealed', async () => {
      await journal.write(3);
      await journal.seal();
      await journal.write(2);
      const kept = await anchor();
      for (const content of [kept, [kept], { data: [kept] }, { tete: kept }])
        expect(await tell('--ancre', file(content))).toMatchObject({
          code: 0,
          said: expect.stringMatching(
            /3 entrées et 1 sceaux.*\n1 ancre retrouvée.*\n2 entrées pas encore scellées/,
          ),
        });
      expect(await tell()).toMatchObject({
        code: 0,
        said: expect.stringContaining('Aucune ancre'),
      });
    });

    it('names the first broken entry', async () => {
      await journal.write(5);
      await journal.seal();
      await journal.root.query(
        "UPDATE access.audit_entries SET subject_id = 'autre' WHERE id IN (2, 4)",
      );
      expect(await tell()).toMatchObject({
        code: 1,
        said: expect.stringContaining('Sceau 1, entrée 2 : cette entrée n’est plus telle'),
      });
      await journal.root.query(
        'UPDATE access.audit_entries SET subject_id = id::text WHERE id IN (2, 4); DELETE FROM access.audit_entries WHERE id = 3',
      );
      expect(await tell()).toMatchObject({ code: 1, said: expect.stringContaining('retirée') });
    });

    it('is cut short, which only a kept head shows', async () => {
      await journal.write(2);
      await journal.seal();
      const before = await anchor();
      await journal.write(2);
      await journal.seal();
      const kept = file([before, await anchor()]);
      await journal.root.query(
        'DELETE FROM access.audit_seals WHERE seq = 2; DELETE FROM access.audit_entries WHERE id > 2',
      );
      expect((await tell()).code).toBe(0);
      expect(await tell('--ancre', kept)).toMatchObject({
        code: 1,
        said: expect.stringContaining('la fin du journal a été retirée'),
      });
    });

    it('takes no anchor that nobody signed, and no file that is none', async () => {
      await journal.write(1);
      await journal.seal();
      const kept = await anchor();
      for (const content of [
        { ...kept, empreinte: 'f'.repeat(64) },
        { ...kept, cle_publique: '' },
        {},
        [null],
      ])
        expect((await tell('--ancre', file(content))).code).toBe(2);
      expect((await tell('--ancre', join(folder, 'nulle-part.json'))).code).toBe(2);
      expect((await tell('--autre')).code).toBe(2);
    });
  });
});
