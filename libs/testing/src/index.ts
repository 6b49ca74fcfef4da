export { describeSchema } from './describe-schema.js';
export { cluster, type Cluster, type ClusterOptions } from './cluster.js';
export { eventually } from './eventually.js';
export { gateway, type Gateway, type Routes } from './gateway.js';
export { random, type Random } from './random.js';
export {
  createDatabase,
  startNats,
  startPostgres,
  stopServers,
  type TestDatabase,
} from './shared.js';
