// P3: from the acknowledgement of a batch to its figure being visible, at 500 activities a second.
import { setTimeout as sleep } from 'node:timers/promises';
import { activity } from './activities.mjs';
import { startStack } from './stack.mjs';

const RATE = 500;
const PER_BATCH = 50;
const SECONDS = 30;

export async function lag() {
  const stack = await startStack('all');
  try {
    const key = await stack.open('partenaire', 'bench');
    const reader = await stack.open('national', 'lecteur');
    const total = async () =>
      (
        await stack.call(
          reader,
          '/v1/indicateurs/activites/valeurs?territoire=france&du=2025-01-01&au=2025-12-31',
        )
      ).valeurs[0]?.valeur ?? 0;
    const waiting = [];
    const lags = [];
    let acknowledged = 0;
    let isSending = true;
    const watching = (async () => {
      while (isSending || waiting.length > 0) {
        const seen = await total();
        const now = performance.now();
        while (waiting.length > 0 && waiting[0].sum <= seen) lags.push(now - waiting.shift().at);
        await sleep(5);
      }
    })();
    const start = performance.now();
    const batches = (RATE / PER_BATCH) * SECONDS;
    for (let batch = 0; batch < batches; batch++) {
      await sleep(Math.max(0, start + batch * ((PER_BATCH / RATE) * 1000) - performance.now()));
      const items = Array.from({ length: PER_BATCH }, (_, i) =>
        activity(batch * PER_BATCH + i, 'lag'),
      );
      const outcome = await stack.call(key, '/v1/activites/lots?verdicts=rejets', {
        body: JSON.stringify(items),
      });
      acknowledged += outcome.crees;
      waiting.push({ sum: acknowledged, at: performance.now() });
    }
    const took = (performance.now() - start) / 1000;
    isSending = false;
    await watching;
    lags.sort((a, b) => a - b);
    const p99 = lags[Math.floor(lags.length * 0.99)] / 1000;
    return {
      name: 'retard acquitté → visible, 99e centile (s), TARGET=all',
      value: p99,
      asked: '≤ 1',
      isGood: p99 <= 1 && acknowledged / took > RATE * 0.95,
      detail: `${acknowledged} activités à ${Math.round(acknowledged / took)}/s ; médiane ${(lags[Math.floor(lags.length / 2)] / 1000).toFixed(3)} s, maximum ${(lags[lags.length - 1] / 1000).toFixed(3)} s`,
    };
  } finally {
    await stack.stop();
  }
}
