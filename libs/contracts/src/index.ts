export { makeClient, type MaillageClient } from './client.js';
export type { operations, paths } from './gen/api.js';
export { schemaOf, subjectOf } from './subjects.js';
export { eventSchemas } from './gen/registry.js';
export * from './gen/messages.js';
