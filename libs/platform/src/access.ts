/** The door for the access service alone: keys, roles, people and their retention. */
export { linksOf } from './answer/page.js';
export { AuditEntryId1797000000001 } from './audit/audit-entry-id.migration.js';
export { AuditJournal1795000000100 } from './audit/audit.migration.js';
export { TOKEN_ENDPOINT } from './callers/client-credentials.js';
export { issuersConfig } from './callers/issuers.config.js';
export { hashSecret, newKey, parseKey } from './callers/key.js';
export {
  OWN_ALGORITHM,
  OWN_AUDIENCE,
  OWN_ISSUER,
  subjectDigest,
} from './callers/token-verifier.js';
export { retentionDays } from './config/retention.config.js';
export { readSettings, secret, text } from './config/settings.js';
export { IsInstant } from './contract/day.js';
export { LOCATION } from './contract/declare.js';
export { GATE_ROLE, PEOPLE_ROLE, SOURCE_ROLE, TASK_ROLE } from './db/prepare.js';
export { UNHURRIED } from './db/session.js';
export { Questions } from './events/questions.js';
export { PERSON_CATEGORIES, type PersonCategory } from './people/categories.js';
export type { RetentionLine } from './people/data-holder.js';
export { installationKeyring } from './people/installation.js';
export type { Keyring } from './people/master-key.js';
export {
  mastersOf,
  masterState,
  type MasterState,
  unwrapKey,
  wrapKey,
  wrapReferences,
} from './people/masters.js';
export type { SealedField } from './people/people.js';
export { ageingRows, type RetentionCategory } from './people/retention.js';
export type { Grant } from './rights/caller.js';
export { GrantDto, ReachDto, SIRET } from './rights/grant.dto.js';
export { fenceOf } from './rights/fence.js';
export {
  type Permission,
  PERMISSIONS,
  type Purpose,
  PURPOSES,
  purposesOf,
  type Role,
  ROLES,
} from './rights/permissions.js';
export { narrow, readScope } from './rights/scope.js';
export { OWN_TASK, Tasks1800000000000 } from './tasks/tasks.migration.js';
export { Loop } from './runtime/loop.js';
export { parseSecret, secretFile } from './runtime/secret-file.js';
export { Recurrences1799000000002 } from './schedule/schedule.migration.js';
export { retention } from './service/retention.js';
export type { CommandContext } from './service/platform.module.js';
