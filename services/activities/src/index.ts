import type { ServiceDefinition } from '@maillage/platform';
import { ActivitiesModule, schema } from './activities.module.js';

/** The service as the host mounts it. */
export const activities: ServiceDefinition = {
  schema,
  title: 'Maillage : activités',
  tags: {
    activités:
      'Ce qui a été fait : pousser, corriger et retirer ses activités, lire le registre et suivre ses changements.',
  },
  module: ActivitiesModule,
};
