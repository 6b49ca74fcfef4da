import { setTimeout as sleep } from 'node:timers/promises';
import { ensure, livePid, logFile } from './parts.mjs';

const LOOK_MS = 500;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
/** What has run for so long is well: if it dies, the first pause is short again. */
const STEADY_MS = 60_000;

/** The pause after one of `pause` ms, in ms. */
const longer = (pause) => Math.min(pause * 2, LONGEST_PAUSE_MS);

/**
 * Keeps a part running until `isOver()`: what has died is started again after a pause, which doubles as long as it does not
 * stay. The reason may pass by itself, such as a full disk. Whoever starts it by hand meanwhile is welcome.
 */
export async function keepRunning(dir, part, { say, signal, isOver }) {
  let pause = FIRST_PAUSE_MS;
  let since = Date.now();
  while (!isOver()) {
    await sleep(LOOK_MS, undefined, { signal });
    if (livePid(dir, part) !== undefined) {
      if (Date.now() - since > STEADY_MS) pause = FIRST_PAUSE_MS;
      continue;
    }
    say(
      `${part.name} s'est arrêté (journal : ${logFile(dir, part)}) ; il est relancé dans ${pause / 1000} s.`,
    );
    await sleep(pause, undefined, { signal });
    pause = longer(pause);
    // Why it did not start is in its log, and the next turn says that it is away.
    const isBack = await ensure(dir, part, { signal }).then(
      () => true,
      () => false,
    );
    signal.throwIfAborted();
    since = Date.now();
    if (isBack) say(`${part.name} est de nouveau là.`);
  }
}
