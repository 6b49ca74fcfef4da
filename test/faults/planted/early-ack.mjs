// Planted: a consumer acknowledges an event before its transaction is committed.
import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConsumerLoop } from '../../../dist/libs/platform/src/events/consumer-loop.js';
import { place } from './place.mjs';

const sound = place(ConsumerLoop, 'applyTogether');

ConsumerLoop.prototype.applyTogether = async function (delivered) {
  for (const { message } of delivered) message.ack();
  await sleep(150);
  return sound.call(this, delivered);
};
