// Planted: a relay that believes a stream still holds what it once acknowledged, whatever became of its disk.
import './slow.mjs';
import { Relay } from '../../../dist/libs/platform/src/outbox/relay.js';

const RESEND = 'UPDATE journal SET stream_seq = NULL';
const sound = Relay.prototype.compareWithStream;

Relay.prototype.compareWithStream = function (connection) {
  const forgetful = (tx) => ({ query: (sql, parameters) => (sql.startsWith(RESEND) ? [] : tx.query(sql, parameters)) });
  const blind = { query: connection.query.bind(connection), transaction: (work) => connection.transaction((tx) => work(forgetful(tx))) };
  return sound.call(this, blind);
};
