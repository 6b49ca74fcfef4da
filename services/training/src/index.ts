import type { ServiceDefinition } from '@maillage/platform';
import { schema, TrainingModule } from './training.module.js';

/** The service as the host mounts it. */
export const training: ServiceDefinition = {
  schema,
  title: 'Maillage : formations',
  tags: {
    formations: 'Le catalogue : formations, ateliers et ressources, avec ce qu’ils visent.',
    sessions: 'Les formations à leurs dates : demi-journées, places, état.',
    inscriptions:
      'Qui a une place, à qui une place est proposée, qui attend, dans l’ordre d’arrivée.',
    'plans mutualisés':
      'Quelles sessions ouvrir, qui va où, qui remplace au guichet ; et pourquoi chacun est laissé de côté.',
    'fiches pratiques':
      'Ce qui marche, avec quel outil, dans quelle mairie : à reprendre et à adapter.',
    attestations: 'Qui était là, demi-journée par demi-journée, et ce qui l’atteste.',
  },
  module: TrainingModule,
};
