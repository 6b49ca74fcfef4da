import type { ServiceDefinition } from '@maillage/platform';
import { ActorsModule, schema } from './actors.module.js';

/** The service as the host mounts it. */
export const actors: ServiceDefinition = { schema, module: ActorsModule };
