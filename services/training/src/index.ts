import type { ServiceDefinition } from '@maillage/platform';
import { schema, TrainingModule } from './training.module.js';

/** The service as the host mounts it. */
export const training: ServiceDefinition = {
  schema,
  title: 'Maillage : formations',
  tags: {
    formations: 'Le catalogue : formations, ateliers et ressources, avec ce qu’ils visent.',
  },
  module: TrainingModule,
};
