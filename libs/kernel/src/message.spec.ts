import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { shorten } from './message.js';

/** Bytes of the heap that something holds on to. */
function held(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

it('shortens a value without keeping the whole of it in memory', () => {
  const before = held();
  const told = Array.from({ length: 100 }, (_, index) =>
    shorten(String(index % 10).repeat(1 << 20)),
  );
  expect(held() - before).toBeLessThan(20 << 20);
  expect(told[1]).toBe(`${'1'.repeat(59)}…`);
});
