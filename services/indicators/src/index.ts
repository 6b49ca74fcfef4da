import type { ServiceDefinition } from '@maillage/platform';
import { IndicatorsModule, schema } from './indicators.module.js';
import { rebuild, rebuildPercent } from './rebuild/rebuild.handler.js';

/** The service as the host mounts it. */
export const indicators: ServiceDefinition = {
  schema,
  title: 'Maillage : indicateurs',
  tags: {
    indicateurs: 'Les chiffres : catalogue, définitions et valeurs par territoire et par période.',
    rapports: 'Tous les indicateurs d’un territoire en un document.',
  },
  module: IndicatorsModule,
  rebuild: { begin: rebuild, percent: rebuildPercent },
};
