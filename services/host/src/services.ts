import { access } from '@maillage/access';
import { activities } from '@maillage/activities';
import { actors } from '@maillage/actors';
import { diagnostics } from '@maillage/diagnostics';
import { governance } from '@maillage/governance';
import { indicators } from '@maillage/indicators';
import type { ServiceDefinition } from '@maillage/platform';
import { training } from '@maillage/training';

/** Every service that can be mounted, sorted by name. */
export const services: readonly ServiceDefinition[] = [
  access,
  activities,
  actors,
  diagnostics,
  governance,
  indicators,
  training,
];

/**
 * The services a TARGET names: `all`, or names separated by commas.
 * @throws Error that lists the names that exist.
 */
export function chooseServices(target: string): readonly ServiceDefinition[] {
  if (target === 'all') return services;
  return target.split(',').map((name) => {
    const service = services.find((one) => one.schema.name === name.trim());
    if (service === undefined) {
      throw new Error(
        `TARGET : « ${name} » n'est pas un service. Choisissez all ou ${services.map((one) => one.schema.name).join(', ')}.`,
      );
    }
    return service;
  });
}
