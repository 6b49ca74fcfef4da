import type { ServiceDefinition } from '@maillage/platform';
import { AccessModule, schema } from './access.module.js';
import { rewrapCommand } from './master-key/rewrap-keys.command.js';
import { verifyCommand } from './journal/verify-journal.command.js';

/** The service as the host mounts it. */
export const access: ServiceDefinition = {
  schema,
  title: 'Maillage : accès',
  tags: {
    accès: 'Qui peut appeler : clients, clés, et ce que permet la sienne.',
    conservation:
      'Combien de temps les données sont gardées, ce qui est parti, et les alertes sur qui en demande trop.',
    journal:
      'Qui a fait quoi, quand et d’où ; la preuve que rien n’y a été changé ; ses propres appels.',
    récurrences: 'Ce que la plateforme fait d’elle-même à intervalles réguliers, et quand.',
    personnes: 'Les personnes et leurs droits : enregistrer, lire, réunir un dossier, effacer.',
  },
  module: AccessModule,
  commands: { 'audit:verify': verifyCommand, 'people:rewrap': rewrapCommand },
};
