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
    besoins: 'Ce que les groupes ont besoin d’apprendre, tel que les campagnes le disent.',
    campagnes:
      'Les diagnostics d’un territoire : les préparer, inviter, lire ce qu’en dit le groupe.',
    évaluations:
      'Participer, sans compte : commencer, répondre, reprendre, se retirer, lire son résultat.',
  },
  module: DiagnosticsModule,
};
