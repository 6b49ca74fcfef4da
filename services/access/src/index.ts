import type { ServiceDefinition } from '@maillage/platform';
import { AccessModule, schema } from './access.module.js';
import { rewrapCommand } from './master-key/rewrap-keys.command.js';
import { verifyCommand } from './journal/verify-journal.command.js';

/** The service as the host mounts it. */
export const access: ServiceDefinition = {
  schema,
  module: AccessModule,
  commands: { 'audit:verify': verifyCommand, 'people:rewrap': rewrapCommand },
};
