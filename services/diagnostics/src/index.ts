import type { ServiceDefinition } from '@maillage/platform';
import { DiagnosticsModule, schema } from './diagnostics.module.js';

/** The service as the host mounts it. */
export const diagnostics: ServiceDefinition = {
  schema,
  title: 'Maillage : diagnostics de compétences numériques',
  tags: {
    référentiels:
      'Les référentiels de compétences numériques, leurs versions et leurs correspondances.',
    'profils métiers':
      'Ce qu’un métier demande : ses tâches en mots simples, et le niveau visé dans chaque compétence.',
    'banques d’items':
      'Les questions et leur corrigé, versionnés : les tenir, les étalonner, voir ce qu’elles mesurent.',
  },
  module: DiagnosticsModule,
};
