/** What `/` leads to, in the order of a first visit. */
export const DOORS = {
  documentation: {
    href: '/docs',
    fr: 'La documentation, où chaque demande s’essaie',
    en: 'The documentation, where each request can be tried',
  },
  openapi: {
    href: '/v1/openapi.json',
    fr: 'Le contrat OpenAPI, pour les programmes',
    en: 'The OpenAPI contract, for programs',
  },
  territoires: {
    href: '/v1/territoires',
    fr: 'Les territoires',
    en: 'Territories',
  },
  nomenclatures: {
    href: '/v1/nomenclatures',
    fr: 'Les nomenclatures, avec leurs libellés',
    en: 'Code lists, with their labels',
  },
  pret: {
    href: '/sante/pret',
    fr: 'Ce serveur est-il prêt ?',
    en: 'Is this server ready?',
  },
  mesures: {
    href: '/metrics',
    fr: 'Ses mesures, pour Prometheus',
    en: 'Its metrics, for Prometheus',
  },
} as const;

/** What this is, in one sentence. */
export const PURPOSE = {
  fr: 'Maillage aide un réseau local d’inclusion numérique à se gouverner : qui agit où, ce qui est fait, ce que cela change.',
  en: 'Maillage helps a local digital-inclusion network to govern itself: who acts where, what is done, what it changes.',
};

/** The words of its page. */
export const WORDS = {
  fr: {
    title: 'Accueil',
    where: 'Où aller',
    services: 'Services de ce serveur',
    contract: 'contrat OpenAPI',
    key: 'Le reste demande une clé, que délivre l’administrateur de cette installation.',
  },
  en: {
    title: 'Home',
    where: 'Where to go',
    services: 'Services of this server',
    contract: 'OpenAPI contract',
    key: 'Everything else asks for a key, which the administrator of this installation gives.',
  },
};

/** A service of this server, as `/` shows it; its title is in French. */
export interface ShownService {
  readonly nom: string;
  readonly titre: string;
  readonly openapi: string;
}
