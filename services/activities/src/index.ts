import type { ServiceDefinition } from '@maillage/platform';
import { ActivitiesModule, schema } from './activities.module.js';

/** The service as the host mounts it. */
export const activities: ServiceDefinition = { schema, module: ActivitiesModule };
