// Planted: a consumer without an inbox. What is delivered twice is counted twice.
import 'reflect-metadata';
import { ConsumerLoop } from '../../../dist/libs/platform/src/events/consumer-loop.js';
import { decode } from '../../../dist/libs/platform/src/events/event.js';
import { place } from './place.mjs';

place(ConsumerLoop, 'applyTogether');

ConsumerLoop.prototype.applyTogether = async function (delivered) {
  await this.database.transaction((tx) =>
    this.handler({ tx, events: delivered.map(({ event }) => decode(event)) }),
  );
  for (const { message } of delivered) message.ack();
};
