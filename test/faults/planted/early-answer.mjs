// Planted: the ledger of activities acknowledges before its transaction is committed.
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { Database } from '../../../dist/libs/platform/src/db/database.js';
import { place } from './place.mjs';

const sound = place(Database, 'transaction');

Database.prototype.transaction = function (work) {
  if (this.service !== 'activities') return sound.call(this, work);
  return new Promise((answer, refuse) => {
    sound
      .call(this, async (tx) => {
        const result = await work(tx);
        answer(result);
        await sleep(50);
        return result;
      })
      .catch(refuse);
  });
};
