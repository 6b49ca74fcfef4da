// No bug: a slow disk and a busy consumer, under which a bug that needs an unlucky moment meets one. A sound server bears it.
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConsumerLoop } from '../../../dist/libs/platform/src/events/consumer-loop.js';
import { Database } from '../../../dist/libs/platform/src/db/database.js';
import { place } from './place.mjs';

const transaction = place(Database, 'transaction');
const applyTogether = place(ConsumerLoop, 'applyTogether');

/** What one source has written commits now sooner, now later than what another wrote after it. */
Database.prototype.transaction = function (work) {
  if (this.service !== 'activities') return transaction.call(this, work);
  return transaction.call(this, async (tx) => {
    const result = await work(tx);
    await sleep(Math.random() * 150);
    return result;
  });
};

/** The stream holds what has not been applied yet. */
ConsumerLoop.prototype.applyTogether = async function (delivered) {
  await sleep(300);
  return applyTogether.call(this, delivered);
};
