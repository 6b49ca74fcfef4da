export { readSettings, integer, text } from './config/settings.js';
export { platformConfig } from './config/platform.config.js';
export { Database, openDataSource } from './db/database.js';
export { copyText, type Transaction } from './db/connection.js';
export { onceThere } from './db/away.js';
export { GATE_ROLE, PEOPLE_ROLE, prepareSchema, roleOf } from './db/prepare.js';
export { Journal1795000000000 } from './outbox/journal.migration.js';
export { Idempotency1796000000000 } from './idempotency/idempotency.migration.js';
export { makePostsIdempotent } from './idempotency/idempotent-posts.js';
export { Audit, type Change, type Deed } from './audit/audit.js';
export { AuditEntryId1797000000001 } from './audit/audit-entry-id.migration.js';
export { AuditJournal1795000000100 } from './audit/audit.migration.js';
export { CallLog } from './audit/call-log.js';
export { patchOf, type PatchOperation } from './audit/patch.js';
export { Outbox, type OutgoingEvent } from './outbox/outbox.js';
export { Bus } from './bus/connection.js';
export { Consumes } from './bus/consumes.js';
export { type EventBatch, messageOf, type ReceivedEvent } from './bus/event.js';
export { Questions } from './bus/questions.js';
export { JetStreamStrategy } from './bus/jetstream.strategy.js';
export { findStream, streamOf } from './bus/stream.js';
export {
  type Access,
  type Caller,
  CurrentCaller,
  CurrentFence,
  type Grant,
  Open,
  Requires,
} from './auth/caller.js';
export { Fence, type FencedRow, fenceOf, type Gateway } from './auth/fence.js';
export { narrow, readScope } from './auth/scope.js';
export { undeclaredRoutes } from './auth/undeclared-routes.js';
export { issuersConfig } from './auth/issuers.config.js';
export { OWN_ALGORITHM, OWN_AUDIENCE, OWN_ISSUER, subjectDigest } from './auth/token-verifier.js';
export { hashSecret, newKey, parseKey } from './auth/key.js';
export {
  PERMISSIONS,
  type Permission,
  type Purpose,
  PURPOSES,
  purposesOf,
  type Role,
  ROLES,
} from './auth/permissions.js';
export { CURSOR_ID } from './http/cursor.js';
export { INSTANT, LOCATION, Refuses, Tagged, UUID } from './openapi/declare.js';
export { finishDocument } from './openapi/finish-document.js';
export { etagOf, isNotModified, requireMatch } from './http/etag.js';
export { registerEdge } from './http/edge.js';
export { makeAdapter } from './http/fastify.js';
export { TOKEN_ENDPOINT } from './http/client-credentials.js';
export { languageOf } from './http/language.js';
export { DAY, IsDay, IsInstant } from './http/day.js';
export { FeedLinksDto, feedLinks, type FeedPosition, FeedQuery, readFeed } from './http/feed.js';
export { linksOf, PageLinks, PageMetaDto, pageOf, PageQuery, startOf } from './http/page.js';
export { bytesOf, STREAMED } from './http/stream-body.js';
export { EdgeModule } from './service/edge.module.js';
export {
  CLOCK,
  type CommandContext,
  PlatformModule,
  type ServiceDefinition,
  type ServiceOptions,
} from './service/platform.module.js';
export { ServiceRegistry } from './service/registry.js';
export { jsonItems, type JsonText } from './http/json-items.js';
export { Spool } from './http/spool.js';
export { writeBehind } from './http/write-behind.js';
export { decodeText } from './http/text-decoding.js';
export { Conditions } from './db/conditions.js';
export { retentionDays } from './config/retention.config.js';
export { Loop } from './service/loop.js';
export {
  Custody,
  type DossierPage,
  type DossierQuestion,
  type RetentionLine,
} from './privacy/custody.js';
export { ageingRows, type RetentionCategory } from './privacy/retention.js';
export { PERSON_CATEGORIES, type PersonCategory } from './privacy/categories.js';
export { installationKeyring } from './privacy/installation.js';
export { type Keyring, keyring } from './privacy/master-key.js';
export {
  mastersOf,
  masterState,
  type MasterState,
  unwrapKey,
  wrapKey,
  wrapReferences,
} from './privacy/masters.js';
export { People, type SealedField } from './privacy/people.js';
export { PersonalReads } from './privacy/personal-reads.js';
export { open, seal } from './privacy/sealing.js';
export { parseSecret, secretFile } from './privacy/secret-file.js';
