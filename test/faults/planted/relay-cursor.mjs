// Planted: a relay that advances a cursor over the outbox's ids. A row that commits after a younger one is never sent.
import './slow.mjs';
import { Relay } from '../../../dist/libs/platform/src/events/relay.js';
import { place } from './place.mjs';

const NEXT = 'WHERE stream_seq IS NULL';
const sound = place(Relay, 'publishSome');
const cursors = new WeakMap();

Relay.prototype.publishSome = async function (connection, client) {
  const cursor =
    cursors.get(this) ??
    (
      await connection.query(
        'SELECT coalesce(max(id), 0) AS id FROM outbox WHERE stream_seq IS NOT NULL',
      )
    )[0].id;
  const query = async (sql, parameters = []) => {
    if (!sql.includes('FROM outbox')) return connection.query(sql, parameters);
    if (!sql.includes(NEXT))
      throw new Error('The place for the planted bug is gone from the relay.');
    const rows = await connection.query(sql.replace(NEXT, `WHERE id > ${cursor}`), parameters);
    cursors.set(this, rows.at(-1)?.id ?? cursor);
    return rows;
  };
  return sound.call(this, { query }, client);
};
