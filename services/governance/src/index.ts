import type { ServiceDefinition } from '@maillage/platform';
import { GovernanceModule, schema } from './governance.module.js';

/** The service as the host mounts it. */
export const governance: ServiceDefinition = {
  schema,
  title: 'Maillage : gouvernances, feuilles de route et actions',
  tags: {
    actions:
      'Ce que font les gouvernances : promesses datées, statuts avec leurs raisons, retards, réalisation.',
    comités:
      'Ceux qui se réunissent : règles, ordres du jour, présences, décisions et leur registre.',
    financements:
      'L’argent : enveloppes et plafonds, demandes, décisions, versements, bilans ; jamais un centime de trop.',
    'feuilles de route':
      'Vision, axes et objectifs d’une gouvernance : du brouillon à l’adoption, avec leurs versions.',
    gouvernances: 'Qui décide : territoires, membres, rôles, notes.',
  },
  module: GovernanceModule,
};
