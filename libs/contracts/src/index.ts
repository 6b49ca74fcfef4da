export { makeClient, type MaillageClient } from './client.js';
export type { paths } from './gen/api.js';
export { schemaOf, subjectOf } from './subjects.js';
export { eventSchemas } from './gen/registry.js';
export * from './gen/maillage/access/v1/person_events_pb.js';
export * from './gen/maillage/activities/v1/ledger_events_pb.js';
export * from './gen/maillage/actors/v1/place_events_pb.js';
