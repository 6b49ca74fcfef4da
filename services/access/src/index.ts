import type { ServiceDefinition } from '@maillage/platform';
import { AccessModule, schema } from './access.module.js';
import { rewrapCommand } from './rewrap-keys.handler.js';
import { verifyCommand } from './verify-command.handler.js';

/** The service as the host mounts it. */
export const access: ServiceDefinition = {
  schema,
  module: AccessModule,
  commands: { 'audit:verify': verifyCommand, 'people:rewrap': rewrapCommand },
};
