import type { ServiceDefinition } from '@maillage/platform';
import { ActorsModule, schema } from './actors.module.js';

/** The service as the host mounts it. */
export const actors: ServiceDefinition = {
  schema,
  title: 'Maillage : lieux',
  tags: {
    lieux:
      'L’annuaire des lieux d’inclusion numérique : importer, chercher, exporter, suivre les changements.',
  },
  module: ActorsModule,
};
