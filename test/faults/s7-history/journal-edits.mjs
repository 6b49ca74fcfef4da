import { digestOf, hashOf } from '../../../dist/services/access/src/journal/journal-chain.js';
import { JournalKey } from '../../../dist/services/access/src/journal/journal-key.file.js';
import { JournalStore } from '../../../dist/services/access/src/journal/journal.store.js';

/** What a superuser may try. `make` does it on the superuser's connection and says what it did. */
const EDITS = {
  async change({ root, dice }) {
    const id = await anyId(root, dice);
    const { rows: columns } = await root.query(
      "SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'access' AND table_name = 'audit_entries' ORDER BY ordinal_position",
    );
    const { name, type } = columns[dice(columns.length)];
    const value = OTHERS[type];
    if (value === undefined)
      throw new Error(`no other value is known for a column of type ${type}`);
    if (name === 'id')
      await root.query('ALTER TABLE audit_entries ALTER COLUMN id DROP IDENTITY IF EXISTS');
    await root.query(`UPDATE audit_entries SET ${name} = ${value(name)} WHERE id = $1`, [id]);
    return `${name} of entry ${id}`;
  },

  async remove({ root, dice }) {
    const id = await anyId(root, dice);
    const { rowCount } = await root.query(
      'DELETE FROM audit_entries WHERE id BETWEEN $1 AND $1::bigint + $2',
      [id, dice(3)],
    );
    return `${rowCount} entries from ${id}`;
  },

  async insert({ root, dice }) {
    const id = await anyId(root, dice);
    await root.query('ALTER TABLE audit_entries ALTER COLUMN id DROP IDENTITY IF EXISTS');
    const columns = await columnsOf(root, 'id');
    await root.query(
      `INSERT INTO audit_entries (id, ${columns}) SELECT -id, ${columns} FROM audit_entries WHERE id = $1`,
      [id],
    );
    return `a copy of ${id} beside it`;
  },

  async reorder({ root, dice }) {
    const [one, other] = [await anyId(root, dice), await anyId(root, dice)];
    // Their places are exchanged, not what they say.
    const { rows } = await root.query(
      'SELECT id, transaction::text FROM audit_entries WHERE id IN ($1, $2)',
      [one, other],
    );
    if (rows.length < 2) return EDITS.reorder({ root, dice });
    await root.query('ALTER TABLE audit_entries ALTER COLUMN id DROP IDENTITY IF EXISTS');
    await root.query('UPDATE audit_entries SET id = -id WHERE id IN ($1, $2)', [one, other]);
    for (const [from, to] of [
      [rows[0], rows[1]],
      [rows[1], rows[0]],
    ])
      await root.query(
        'UPDATE audit_entries SET id = $2, transaction = $3::text::xid8 WHERE id = -$1::bigint',
        [from.id, to.id, to.transaction],
      );
    return `${one} and ${other}`;
  },

  async 'change a seal'({ root, dice }) {
    const seq = await anySeal(root, dice);
    const { rows: columns } = await root.query(
      "SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = 'access' AND table_name = 'audit_seals' ORDER BY ordinal_position",
    );
    const { name, type } = columns[dice(columns.length)];
    await root.query(`UPDATE audit_seals SET ${name} = ${OTHERS[type](name)} WHERE seq = $1`, [
      seq,
    ]);
    return `${name} of seal ${seq}`;
  },

  async 'cut the end'({ root, dice }) {
    const seq = await anySeal(root, dice);
    const {
      rows: [last],
    } = await root.query('DELETE FROM audit_seals WHERE seq > $1 RETURNING seq', [seq]);
    if (last === undefined) return EDITS['cut the end']({ root, dice });
    await root.query(
      'DELETE FROM audit_entries WHERE (transaction, id) > (SELECT last_transaction, last_id FROM audit_seals WHERE seq = $1)',
      [seq],
    );
    return `everything after seal ${seq}`;
  },

  'rewrite one seal': async (copy) => {
    const what = await anyEdit(copy);
    await rewrite(copy, { isWhole: false });
    return `${what}, with that seal`;
  },

  'rewrite all, old signatures': async (copy) => {
    const what = await anyEdit(copy);
    await rewrite(copy, { isWhole: true });
    return `${what}, with all seals`;
  },

  'rewrite all, signed anew': async (copy) => {
    const what = await anyEdit(copy);
    await rewrite(copy, {
      isWhole: true,
      key: new JournalKey(Buffer.alloc(32, 1 + copy.dice(255))),
    });
    return `${what}, with all seals, signed with a key of one's own`;
  },
};

export const KINDS = Object.keys(EDITS);

/** Only a kept head shows these: what is left is a shorter, sound journal. */
const NEED_ANCHOR = ['cut the end'];

export function editOf(kind) {
  return { kind, make: EDITS[kind], needsAnchor: NEED_ANCHOR.includes(kind) };
}

/** SQL for another value of a column, whatever it holds. */
const OTHERS = {
  bigint: (name) => `${name} + 1000003`,
  xid8: (name) => `(${name}::text::bigint - 1)::text::xid8`,
  text: (name) => `coalesce(${name} || ' ', '')`,
  boolean: (name) => `NOT ${name}`,
  json: (name) => `coalesce((${name}::text || ' ')::json, '[]')`,
  bytea: (name) => `set_byte(${name}, 0, (get_byte(${name}, 0) + 1) % 256)`,
  'timestamp with time zone': (name) =>
    `${name} - interval '1 microsecond' * (1 + (random() * 1e6)::int)`,
};

async function anyId(root, dice) {
  const {
    rows: [{ number }],
  } = await root.query('SELECT count(*)::int AS number FROM audit_entries');
  const {
    rows: [{ id }],
  } = await root.query('SELECT id FROM audit_entries ORDER BY transaction, id OFFSET $1 LIMIT 1', [
    dice(number),
  ]);
  return id;
}

async function anySeal(root, dice) {
  const {
    rows: [{ last }],
  } = await root.query('SELECT max(seq)::int AS last FROM audit_seals');
  return 1 + dice(last);
}

async function columnsOf(root, without) {
  const { rows } = await root.query(
    "SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'access' AND table_name = 'audit_entries'",
  );
  return rows
    .map(({ name }) => name)
    .filter((name) => name !== without)
    .join(', ');
}

const anyEdit = (copy) => EDITS[['change', 'remove', 'insert', 'reorder'][copy.dice(4)]](copy);

/** Makes the seals agree with what the entries are now: digests, counts and hashes, of the first that does not, or of all after it. */
async function rewrite({ root, reader }, { isWhole, key }) {
  const store = new JournalStore({});
  const seals = [];
  for (let page; (page = await store.sealsAfter(reader, seals.length)).length > 0;)
    seals.push(...page);
  let [before, after, isRewriting] = [{ entries: 0, hash: seals[0].previous }, undefined, false];
  for (const seal of seals) {
    const lines = [];
    await store.read(reader, { system: seal.last.system, after, upTo: seal.last }, (_, line) =>
      lines.push(digestOf(line)),
    );
    after = seal.last;
    const digests = Buffer.concat(lines);
    const isChanged = !digests.equals(seal.digests);
    if (!isRewriting && !isChanged && key === undefined) {
      before = seal;
      continue;
    }
    if (isRewriting && !isWhole) return;
    isRewriting = true;
    const content = {
      ...seal,
      digests,
      entries: before.entries + lines.length,
      previous: before.hash,
      publicKey: key?.publicKey ?? seal.publicKey,
    };
    const hash = hashOf(content);
    await root.query(
      'UPDATE audit_seals SET digests = $2, entries = $3, previous = $4, public_key = $5, hash = $6, signature = $7 WHERE seq = $1',
      [
        seal.seq,
        digests,
        content.entries,
        content.previous,
        content.publicKey,
        hash,
        key?.sign(hash) ?? seal.signature,
      ],
    );
    before = { entries: content.entries, hash };
  }
}
