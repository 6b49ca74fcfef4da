// Planted: the answer to an Idempotency-Key is kept after the transaction of its work, and not in it.
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { IdempotencyStore } from '../../../dist/libs/platform/src/idempotency/idempotency.store.js';
import { place } from './place.mjs';

const sound = place(IdempotencyStore, 'once');
IdempotencyStore.prototype.once = async function (key, requestHash, work) {
  if ((await this.find(key)) !== undefined) return sound.call(this, key, requestHash, work);
  const answer = await this.database.sharedTransaction(work);
  await sleep(20);
  await sound.call(this, key, requestHash, async () => answer);
  return { ...answer, isReplay: false };
};
