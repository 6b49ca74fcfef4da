import type { ServiceDefinition } from '@maillage/platform';
import { IndicatorsModule, schema } from './indicators.module.js';
import { rebuild, rebuildPercent } from './rebuild/rebuild.handler.js';

/** The service as the host mounts it. */
export const indicators: ServiceDefinition = {
  schema,
  module: IndicatorsModule,
  rebuild: { begin: rebuild, percent: rebuildPercent },
};
