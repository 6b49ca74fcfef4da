import { setImmediate as nextTick } from 'node:timers/promises';
import { Loop } from './loop.js';

/** So long that a rest which is not cut short outlasts the test. */
const LONG = 600_000;

describe('Loop', () => {
  it('takes turns, one at a time, until it is stopped, and waits for the one under way', async () => {
    const loop = new Loop();
    let turns = 0;
    let done = 0;
    const turn = async (): Promise<void> => {
      turns++;
      while (!loop.isStopping && turns === 3) await nextTick();
      done++;
    };
    loop.start(turn, 0);
    loop.start(turn, 0);
    while (turns < 3) await new Promise((resolve) => setTimeout(resolve, 1));
    expect([turns, done]).toEqual([3, 2]);
    await loop.stop();
    expect([turns, done]).toEqual([3, 3]);
  });

  it('is woken from its rest, and by being stopped', async () => {
    const loop = new Loop();
    const rested: string[] = [];
    loop.start(async () => {
      rested.push('begun');
      await loop.rest(LONG);
      rested.push('woken');
    }, LONG);
    await nextTick();
    loop.wake();
    await nextTick();
    expect(rested).toEqual(['begun', 'woken']);
    await loop.stop();
    expect(rested).toEqual(['begun', 'woken']);
    await loop.rest(LONG);
  });

  it('stops without ever having begun', async () => {
    await expect(new Loop().stop()).resolves.toBeUndefined();
  });
});
