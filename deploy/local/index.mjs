// What the test harness uses of the launcher, so that tests start servers as users do.
export { lock } from './lock.mjs';
export { newApiKey, rememberedPort } from './memory.mjs';
export { nats } from './nats.mjs';
export { ensure, knownParts, livePid, logFile, publish, stopAll } from './parts.mjs';
export { createOwnDatabase, postgres, query } from './postgres.mjs';
export { isReady, server } from './server.mjs';
