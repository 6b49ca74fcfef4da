import type { ServiceDefinition } from '@maillage/platform';
import { ActorsModule, schema } from './actors.module.js';

/** The service as the host mounts it. */
export const actors: ServiceDefinition = {
  schema,
  title: 'Maillage : lieux, structures, professionnels et réseaux',
  tags: {
    fusions:
      'Ce qui a été inscrit deux fois devient un : fusionner, voir ce que cela ferait, annuler.',
    desaccords:
      'Ce qu’une source dit d’autre qu’une correction faite à la main : lire, accepter, garder, remettre.',
    lieux:
      'L’annuaire des lieux d’inclusion numérique : importer, chercher, exporter, suivre les changements.',
    propositions:
      'Ce que les structures proposent de corriger à leur fiche : lire, accepter, refuser.',
    postes:
      'Les postes dans les structures : qui, du quand au quand, pour quelle part de temps plein, sous quel contrat.',
    presences:
      'Les présences dans les lieux : qui, où, à quelles heures de la semaine, du quand au quand.',
    professionnels:
      'Les professionnels du réseau ; leur identité pour qui peut la lire : profils, compétences certifiées, langues.',
    reseaux:
      'Les réseaux de structures : hubs, consortiums, réseaux d’un département ou d’une intercommunalité.',
    structures:
      'Les structures qui sont derrière les lieux et les postes : inscrire, corriger, fermer, importer, suivre les changements.',
  },
  module: ActorsModule,
};
