import { DomainError } from '@maillage/kernel';
import { stopServers } from '@maillage/testing';
import { IN_ARRAS, type LinkBench, linkBench } from '../spec/links.js';

const A = '0192f000-0000-7000-8000-00000000000a';
const B = '0192f000-0000-7000-8000-00000000000b';
const GONE = '0192f000-0000-7000-8000-00000000000f';
const START = new Date('2026-03-14T10:00:00Z');
const END = new Date('2026-04-14T10:00:00Z');

describe('addresses of their own', () => {
  let bench: LinkBench;
  beforeAll(async () => {
    bench = await linkBench();
  });
  beforeEach(async () => {
    bench.now = START;
    await bench.grant([IN_ARRAS]);
    await bench.root.query('TRUNCATE training.notes, training.links, training.link_forms');
  });
  afterAll(async () => {
    await bench.close();
    await stopServers();
  });

  const one = async (id = A): Promise<{ id: string; secret: string }> => {
    const [made] = await bench.make([id], END);
    if (made === undefined) throw new Error('none was made');
    return made;
  };
  const act = (secret: string, fields: Record<string, unknown>, page = '') =>
    bench.links.act({ secret, page, language: 'fr', suffix: '?lang=fr' }, fields);
  const tokenOf = async (secret: string, page = ''): Promise<string> =>
    /title="([^"]+)"/.exec((await bench.show(secret, page)) ?? '')?.[1] ?? '';
  const revoke = (id: string) =>
    bench.database.transaction((tx) => bench.links.revoke(tx, bench.purpose, A, id));

  it('lead to their page, and opening one changes nothing', async () => {
    const { secret } = await one();
    expect(await bench.show(secret)).toContain(' 0</p>');
    expect(await bench.show(secret)).toContain(' 0</p>');
    expect(await bench.show(secret, 'ajout')).toContain('ajout 0</p>');
    expect(await bench.show(secret, 'ailleurs')).toBeUndefined();
    const { rows } = await bench.root.query('SELECT FROM training.link_forms');
    expect(rows).toEqual([]);
  });

  it('lead nowhere when they are unknown, of another service, ended, spent or revoked, or their object is gone', async () => {
    const { id, secret } = await one();
    expect(await bench.show('training-00000000000000000000000000')).toBeUndefined();
    expect(await bench.show(secret.replace('training', 'actors'))).toBeUndefined();
    expect(await bench.show((await one(GONE)).secret)).toBeUndefined();
    bench.now = END;
    expect(await bench.show(secret)).toBeUndefined();
    bench.now = START;
    expect(await bench.show(secret)).toBeDefined();
    expect([await revoke(id), await revoke(id)]).toEqual([true, false]);
    expect(await bench.show(secret)).toBeUndefined();
    const spent = (await one()).secret;
    await act(spent, { jeton: await tokenOf(spent), texte: 'unique' });
    expect(await bench.show(spent)).toBeUndefined();
    expect(
      (await bench.links.list(bench.purpose, A, undefined, 10)).map((link) => [
        link.revokedAt,
        link.spentAt,
      ]),
    ).toEqual([
      [START, undefined],
      [undefined, START],
    ]);
  });

  it('never show more than their maker could see then and can see now', async () => {
    const { secret } = await one();
    await bench.grant([{ ...IN_ARRAS, territories: ['france'] }]);
    expect(await bench.show(secret)).toBeDefined();
    for (const grants of [
      undefined,
      [],
      [{ ...IN_ARRAS, territories: ['commune-59350'] }],
      [{ ...IN_ARRAS, purposes: [] }],
      [{ ...IN_ARRAS, role: 'national' as const }],
    ]) {
      await bench.grant(grants);
      expect(await bench.show(secret)).toBeUndefined();
      expect(await act(secret, { jeton: 'x' })).toBeUndefined();
    }
    await bench.grant([IN_ARRAS]);
    await bench.root.query(
      `UPDATE training.links SET maker = jsonb_set(maker, '{grants,0,territories}', '["commune-59350"]')`,
    );
    expect(await bench.show(secret)).toBeUndefined();
  });

  it('do what a form asks for once, however often it comes, also at one instant', async () => {
    const { secret } = await one();
    const fields = { jeton: await tokenOf(secret), texte: 'un' };
    const answers = await Promise.all([
      act(secret, fields),
      act(secret, fields),
      act(secret, fields),
    ]);
    expect(answers).toEqual(Array(3).fill({ done: `/a/${secret}/fait?lang=fr` }));
    expect(await bench.notes()).toEqual(['un v1']);
    await act(secret, { ...fields, jeton: await tokenOf(secret) });
    expect(await bench.notes()).toEqual(['un v1', 'un v1']);
  });

  it('undo what was begun for a form that is shown again, and let it be sent again', async () => {
    const { secret } = await one();
    const jeton = await tokenOf(secret);
    expect(await act(secret, { jeton, texte: '' })).toMatchObject({ again: {} });
    expect(await bench.notes()).toEqual([]);
    await act(secret, { jeton, texte: 'deux\r\nlignes' });
    expect(await bench.notes()).toEqual(['deux\nlignes v1']);
  });

  it('take forms of that page of that address alone', async () => {
    const [{ secret }, other] = [await one(), await one(B)];
    for (const jeton of [
      undefined,
      'x',
      await tokenOf(other.secret),
      await tokenOf(secret, 'ajout'),
    ])
      await expect(act(secret, { jeton, texte: 'un' })).rejects.toMatchObject({
        code: 'platform.form_elsewhere',
      });
    expect(await bench.notes()).toEqual([]);
  });

  it('take no form once they have ended, even one that was shown before', async () => {
    const { id, secret } = await one();
    const jeton = await tokenOf(secret);
    await revoke(id);
    expect(await act(secret, { jeton, texte: 'un' })).toBeUndefined();
    expect(await bench.notes()).toEqual([]);
  });

  it('lead by a form to an address of whoever sent it, one for each form, which no right of a maker ends', async () => {
    const { secret } = await one();
    const fields = { jeton: await tokenOf(secret), texte: 'propre' };
    const answers = await Promise.all([act(secret, fields), act(secret, fields)]);
    const [first, again] = answers.map((answer) => (answer as { done: string }).done);
    expect(first).toBe(again);
    const other = await act(secret, { ...fields, jeton: await tokenOf(secret) });
    expect(other).not.toEqual(answers[0]);
    const own = /^\/a\/(.*)\?lang=fr$/.exec(first ?? '')?.[1] ?? '';
    await bench.grant();
    expect(await bench.show(secret)).toBeUndefined();
    expect(await bench.show(own)).toMatch(new RegExp(`<p title>${A} [0-9a-f]{64}</p>`));
    const { rows } = await bench.root.query('SELECT secret_hash, purpose FROM training.links');
    expect(rows).toHaveLength(3);
  });

  it('are made for many at once, each with a secret of its own, for a year at most', async () => {
    const made = await bench.make([A, B, A], END);
    expect(new Set(made.map(({ secret }) => secret)).size).toBe(3);
    for (const { secret } of made) expect(await bench.show(secret)).toBeDefined();
    for (const end of [START, new Date('2027-03-14T10:00:01Z')])
      await expect(bench.make([A], end)).rejects.toBeInstanceOf(DomainError);
  });

  it('leave no secret anywhere: not in a table, not in the journal, which tells each use', async () => {
    const { id, secret } = await one();
    await act(secret, { jeton: await tokenOf(secret), texte: 'un' });
    const { rows } = await bench.root.query<{ entry: { action: string } }>(
      `SELECT to_jsonb(entries) AS entry FROM access.audit_entries AS entries WHERE subject_id = $1 ORDER BY id`,
      [id],
    );
    expect(rows.map(({ entry }) => entry.action)).toEqual([
      'adresses.creer',
      'adresses.ouvrir',
      'adresses.utiliser',
    ]);
    const kept = await bench.root.query(
      'SELECT to_jsonb(l) AS l, to_jsonb(f) AS f FROM training.links l LEFT JOIN training.link_forms f ON f.link_id = l.id',
    );
    const letters = secret.split('-')[1] ?? '';
    expect(JSON.stringify([rows, kept.rows])).not.toContain(letters);
    expect(JSON.stringify(kept.rows)).not.toContain(Buffer.from(letters).toString('hex'));
  });
});
