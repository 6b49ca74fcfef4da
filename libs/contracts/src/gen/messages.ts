// Generated from proto/ by `npm run gen`; do not edit.
export * from './maillage/access/v1/person_events_pb.js';
export * from './maillage/activities/v1/ledger_events_pb.js';
export * from './maillage/actors/v1/link_events_pb.js';
export * from './maillage/actors/v1/network_events_pb.js';
export * from './maillage/actors/v1/place_events_pb.js';
export * from './maillage/actors/v1/post_events_pb.js';
export * from './maillage/actors/v1/presence_events_pb.js';
export * from './maillage/actors/v1/professional_events_pb.js';
export * from './maillage/actors/v1/proposition_events_pb.js';
export * from './maillage/actors/v1/structure_events_pb.js';
export * from './maillage/diagnostics/v1/address_events_pb.js';
export * from './maillage/diagnostics/v1/bank_events_pb.js';
export * from './maillage/diagnostics/v1/campaign_events_pb.js';
export * from './maillage/diagnostics/v1/profile_events_pb.js';
export * from './maillage/governance/v1/action_events_pb.js';
export * from './maillage/governance/v1/governance_events_pb.js';
export * from './maillage/governance/v1/roadmap_events_pb.js';
