import { setImmediate as nextTick } from 'node:timers/promises';
import { Loop } from './loop.js';

/** So long that a rest which is not cut short outlasts the test. */
const LONG = 600_000;

describe('Loop', () => {
  const quiet = { debug: () => undefined, warn: () => undefined };

  it('takes turns, one at a time, until it is stopped, and waits for the one under way', async () => {
    const loop = new Loop('essai', quiet);
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
    const loop = new Loop('essai', quiet);
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
    await expect(new Loop('essai', quiet).stop()).resolves.toBeUndefined();
  });

  it('goes on after a turn that fails, and logs once a failure that lasts, by its kind alone', async () => {
    let now = 0;
    let turn = 0;
    const warnings: string[] = [];
    const loop = new Loop(
      'essai',
      { ...quiet, warn: (text: string) => void warnings.push(`${turn}: ${text}`) },
      () => now,
    );
    const secret = (): Error => Object.assign(new TypeError('Zythophile'), { code: '22P02' });
    // Fails from 0 to 40 s, works, fails for a moment, works for long and fails at its end.
    const script = [
      [10_000, true],
      [10_000, true],
      [10_000, true],
      [10_000, true],
      [10_000, true],
      [0, false],
      [10_000, true],
      [50_000, true],
      [10_000, true],
    ] as const;
    await new Promise<void>((resolve) => {
      loop.start(() => {
        const [lasts, fails] = script[turn++] ?? [0, false];
        now += lasts;
        if (turn > script.length) resolve();
        return fails ? Promise.reject(secret()) : Promise.resolve();
      }, 0);
    });
    await loop.stop();
    expect(warnings).toEqual([
      '4: essai : en échec depuis 30 s (TypeError 22P02) ; nouvel essai à intervalles réguliers.',
    ]);
  });
});
