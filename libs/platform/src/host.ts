/** The door for the host, and for specs that put a service on a database. */
export { CallLog } from './audit/call-log.js';
export type { FieldExamples } from './contract/examples.js';
export { finishDocument } from './contract/finish-document.js';
export { openDataSource } from './db/database.js';
export { prepareSchema } from './db/prepare.js';
export { registerEdge } from './edge/edge.js';
export { EdgeModule } from './edge/edge.module.js';
export { makeAdapter } from './edge/fastify.js';
export { undeclaredRoutes } from './edge/undeclared-routes.js';
export { installationKeyring } from './people/installation.js';
export { keyring } from './people/master-key.js';
export { makeLog } from './request/log.js';
export { makePostsIdempotent } from './service/idempotent-posts.js';
export { JetStreamStrategy } from './service/jetstream.strategy.js';
