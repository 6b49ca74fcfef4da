// Planted: a relay that believes a stream still holds what it once acknowledged, whatever became of its disk.
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConsumerLoop } from '../../../dist/libs/platform/src/bus/consumer-loop.js';
import { Relay } from '../../../dist/libs/platform/src/outbox/relay.js';

const RESEND = 'UPDATE journal SET stream_seq = NULL';
const sound = Relay.prototype.compareWithStream;

Relay.prototype.compareWithStream = function (connection) {
  const forgetful = (tx) => ({ query: (sql, parameters) => (sql.startsWith(RESEND) ? [] : tx.query(sql, parameters)) });
  const blind = { query: connection.query.bind(connection), transaction: (work) => connection.transaction((tx) => work(forgetful(tx))) };
  return sound.call(this, blind);
};

// A consumer that is a little behind, as under load: the stream then holds what has not been applied yet.
const prompt = ConsumerLoop.prototype.applyTogether;

ConsumerLoop.prototype.applyTogether = async function (delivered) {
  await sleep(300);
  return prompt.call(this, delivered);
};
