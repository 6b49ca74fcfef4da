import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import pg from 'pg';
import copyStreams from 'pg-copy-streams';
import { startStack } from '../../bench/stack.mjs';
import { random } from '../../../dist/libs/testing/src/random.js';
import { JournalStore } from '../../../dist/services/access/src/journal/journal.store.js';
import { VerifyJournal } from '../../../dist/services/access/src/journal/verify-journal.handler.js';

const COMMAND = join(import.meta.dirname, '../../../dist/services/host/src/command.js');

/** A running Maillage, its superuser, and a verification of its journal with the head that was kept. */
export class JournalCopy {
  /** The signed head, as the API gave it. */
  head;

  static async open(seed, env) {
    const copy = new JournalCopy();
    const { integer } = random(seed);
    /** A whole number in [0, n). */
    copy.dice = (n) => integer(0, n - 1);
    copy.folder = mkdtempSync(join(tmpdir(), 'maillage-faults-'));
    copy.stack = await startStack('access,activities', env);
    copy.root = new pg.Client({
      connectionString: copy.stack.databaseUrl,
      options: '-c search_path=access',
    });
    await copy.root.connect();
    // The verifier reads on the superuser's connection: it sees what an edit left before that is undone.
    const reader = {
      query: async (sql, parameters) => (await copy.root.query(sql, parameters)).rows,
      copyOut: (sql) => copy.root.query(copyStreams.to(sql)),
    };
    copy.verification = new VerifyJournal(
      new JournalStore({ query: reader.query, transaction: (work) => work(reader) }),
    );
    copy.reader = reader;
    return copy;
  }

  verify() {
    return this.verification.verify({
      anchors: [{ seq: this.head.sceau, hash: Buffer.from(this.head.empreinte, 'hex') }],
    });
  }

  /** Makes an edit, verifies, and undoes it. */
  async tamper(edit) {
    await this.root.query('BEGIN');
    try {
      const what = await edit.make(this);
      return { what, report: await this.verify() };
    } finally {
      await this.root.query('ROLLBACK');
    }
  }

  /** Makes an edit for good, has the command and the API look, and puts everything back. Gives what they did not see. */
  async show(edit) {
    for (const table of ['audit_entries', 'audit_seals'])
      await this.root.query(`CREATE TABLE IF NOT EXISTS public.kept_${table} AS TABLE ${table}`);
    await this.root.query('BEGIN');
    const what = await edit.make(this);
    await this.root.query('COMMIT');
    const path = join(this.folder, 'ancre.json');
    writeFileSync(path, JSON.stringify({ data: [this.head] }));
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [COMMAND, 'access', 'audit:verify', '--ancre', path],
      {
        env: { ...process.env, DATABASE_URL: this.stack.databaseUrl, LOG_LEVEL: 'warn' },
        encoding: 'utf8',
      },
    );
    const answer = await this.stack.call(this.stack.adminKey, '/v1/journal/verification');
    for (const table of ['audit_entries', 'audit_seals']) {
      await this.root.query(
        `BEGIN; TRUNCATE ${table}; INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM public.kept_${table}; COMMIT`,
      );
    }
    const wrong = [];
    if (status !== 1 || !stdout.includes('altéré') || !/Sceau \d+/.test(stdout))
      wrong.push(`audit:verify ended with ${status}: ${stdout}${stderr} (${what})`);
    // Without an anchor the API sees that the chain is not signed by the server's own key, or not whole.
    if (answer.etat !== 'rompu' && answer.cle_reconnue && !edit.needsAnchor)
      wrong.push(`the API said ${JSON.stringify(answer)} (${what})`);
    return wrong;
  }

  async close() {
    await this.root.end();
    await this.stack.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
