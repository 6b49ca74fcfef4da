// Figures made anew from the first event, against the same events applied as they came: in one aggregate, and in many.
import { setTimeout as sleep } from 'node:timers/promises';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { activity } from './activities.mjs';
import { startStack } from './stack.mjs';

const EVENTS = 20_000;
const MANY = 2_000;
const AT_ONCE = 16;

/** Does `work` for each number below `count`, some at a time. */
async function each(count, work) {
  let next = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) await work(next++);
    }),
  );
}

/** How often events were delivered to the consumer of activities since it was made. */
async function deliveries(natsUrl) {
  const { host, username, password } = new URL(natsUrl);
  const bus = await connect({ servers: host, user: username, pass: password });
  try {
    const manager = await jetstreamManager(bus);
    for await (const stream of manager.streams.list())
      for await (const consumer of manager.consumers.list(stream.config.name))
        if (/activities/i.test(stream.config.name) && /indicators/.test(consumer.name))
          return consumer.delivered.consumer_seq;
    throw new Error('indicators does not consume activities');
  } finally {
    await bus.close();
  }
}

async function measure(aggregates) {
  const stack = await startStack('all', { RATE_PER_MINUTE: '1000000000' });
  try {
    const reader = await stack.open('national', 'lecteur');
    const keys = [];
    await each(aggregates, async (n) => (keys[n] = await stack.open('partenaire', `source-${n}`)));
    const total = async () =>
      (
        await stack.call(
          reader,
          '/v1/indicateurs/activites/valeurs?territoire=france&du=2025-01-01&au=2025-12-31',
        )
      ).valeurs[0]?.valeur ?? 0;
    let began = performance.now();
    await each(EVENTS, (n) =>
      stack.call(keys[n % aggregates], '/v1/activites/lots?verdicts=rejets', {
        body: JSON.stringify([activity(n, 'refait')]),
      }),
    );
    const pushed = (performance.now() - began) / 1000;
    while ((await total()) < EVENTS) await sleep(20);
    const live = EVENTS / ((performance.now() - began) / 1000);
    began = performance.now();
    const { id } = await stack.call(stack.adminKey, '/v1/indicateurs/recalcul', { body: '{}' });
    let state;
    do {
      await sleep(50);
      ({ etat: state } = await stack.call(stack.adminKey, `/v1/taches/${id}`));
    } while (state === 'en_attente' || state === 'en_cours');
    const again = EVENTS / ((performance.now() - began) / 1000);
    const each1 = (await deliveries(stack.natsUrl)) / EVENTS;
    const isWhole = (await total()) === EVENTS && state === 'terminee';
    const detail = `${EVENTS} événements de ${aggregates} source${aggregates > 1 ? 's' : ''} : ${Math.round(again)}/s refaits, ${Math.round(live)}/s au fil de l’eau (envoi : ${Math.round(EVENTS / pushed)}/s)`;
    return [
      {
        name: `chiffres refaits ÷ au fil de l’eau, ${aggregates} source${aggregates > 1 ? 's' : ''}`,
        value: again / live,
        asked: '≥ 1 et ≥ 1000/s',
        isGood: isWhole && again >= live && again >= 1_000,
        detail,
      },
      {
        name: `livraisons par événement, ${aggregates} source${aggregates > 1 ? 's' : ''}`,
        value: each1,
        asked: '≤ 1.1',
        isGood: each1 <= 1.1,
        detail: `le recalcul lit chaque événement une fois`,
      },
    ];
  } finally {
    await stack.stop();
  }
}

export const rebuild = async () => [...(await measure(1)), ...(await measure(MANY))];
