import * as nats from './nats.mjs';
import * as postgres from './postgres.mjs';
import * as server from './server.mjs';

/**
 * What differs between the kinds of part, in the order in which they start:
 * `answers(part)` whether it does its work · `stopSignal` the gentle one · `before(part)` what to put right before a
 * launch · `passing` words of a refusal to start that passes by itself.
 */
export const kinds = {
  postgresql: {
    answers: postgres.answers,
    stopSignal: 'SIGINT',
    before: postgres.disownPid,
    passing: /shared memory block|lock file/,
  },
  nats: { answers: nats.answers, stopSignal: 'SIGTERM' },
  serveur: { answers: server.lives, stopSignal: 'SIGTERM' },
};
