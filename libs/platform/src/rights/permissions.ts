/** What data is asked for: every permission serves one purpose, and a grant names the purposes it is given for. */
export const PURPOSES = {
  annuaire: "tenir et lire l'annuaire des lieux et des structures",
  activite: 'pousser et suivre des activités',
  diagnostic: 'évaluer les compétences numériques et les besoins de formation',
  formation: 'organiser des formations et y inscrire',
  pilotage: 'lire des chiffres et des rapports',
  gouvernance: 'conduire des gouvernances et leurs feuilles de route',
  personnes: 'tenir les données de personnes et répondre à leurs droits',
  administration: 'gérer les accès et surveiller la plateforme',
} as const;

export type Purpose = keyof typeof PURPOSES;

interface PermissionText {
  /** Completes « ne permet pas de … ». */
  readonly text: string;
  /** Absent where only what is one's own is meant. */
  readonly purpose?: Purpose;
  /** It is no reason to give its purpose to a role that did not ask for it. */
  readonly isAskedFor?: true;
}

/** Every right a route may ask for. One word a resource, one a deed. */
export const PERMISSIONS = {
  'clients.gerer': {
    text: 'créer et fermer des accès, délivrer des clés',
    purpose: 'administration',
  },
  'agents.gerer': {
    text: 'inscrire des agents et leur donner des droits',
    purpose: 'administration',
  },
  'moi.lire': { text: 'savoir ce que permet sa propre clé' },
  'sources.partager': { text: 'laisser d’autres accès écrire sous ses sources' },
  'taches.suivre': { text: 'suivre et annuler ses tâches' },
  'taches.gerer': { text: 'suivre et annuler les tâches de tous', purpose: 'administration' },
  'lieux.importer': { text: 'importer des lieux', purpose: 'annuaire' },
  'lieux.lire': { text: "lire l'annuaire des lieux", purpose: 'annuaire' },
  'structures.ecrire': {
    text: 'inscrire, importer, corriger et fermer des structures',
    purpose: 'annuaire',
  },
  'adresses.gerer': {
    text: 'donner à une structure une adresse pour qu’elle vérifie sa fiche',
    purpose: 'annuaire',
  },
  'propositions.decider': {
    text: 'décider des corrections que proposent les structures, et des désaccords avec les sources',
    purpose: 'annuaire',
  },
  'fusions.gerer': {
    text: 'fusionner ce qui a été inscrit deux fois, et annuler une fusion',
    purpose: 'annuaire',
  },
  'structures.lire': { text: "lire l'annuaire des structures", purpose: 'annuaire' },
  'reseaux.ecrire': { text: 'inscrire, corriger et retirer des réseaux', purpose: 'annuaire' },
  'reseaux.lire': { text: "lire l'annuaire des réseaux", purpose: 'annuaire' },
  'professionnels.ecrire': {
    text: 'inscrire, corriger et retirer des professionnels, leurs postes et leurs présences',
    purpose: 'annuaire',
  },
  'professionnels.lire': {
    text: 'lire les professionnels, leurs postes et leurs présences, sans leur identité',
    purpose: 'annuaire',
  },
  'professionnels.identites': {
    text: "lire l'identité de professionnels",
    purpose: 'personnes',
    isAskedFor: true,
  },
  'activites.pousser': { text: 'pousser, corriger et retirer ses activités', purpose: 'activite' },
  'activites.lire': { text: 'lire des activités une à une', purpose: 'activite' },
  'referentiels.lire': { text: 'lire les référentiels de compétences et les profils métiers' },
  'referentiels.importer': { text: 'importer des référentiels', purpose: 'diagnostic' },
  'profils.ecrire': { text: 'adapter des profils métiers', purpose: 'diagnostic' },
  'banques.lire': { text: 'lire les questions des banques d’items', purpose: 'diagnostic' },
  'banques.gerer': {
    text: 'tenir les banques d’items et leurs étalonnages',
    purpose: 'diagnostic',
  },
  'campagnes.lire': {
    text: 'lire des campagnes et leurs rapports de groupe',
    purpose: 'diagnostic',
  },
  'campagnes.gerer': { text: 'préparer et conduire des campagnes', purpose: 'diagnostic' },
  'formations.lire': { text: 'lire le catalogue des formations' },
  'formations.ecrire': {
    text: 'inscrire, corriger et retirer des formations',
    purpose: 'formation',
  },
  'sessions.lire': { text: 'lire les sessions de formation' },
  'sessions.gerer': { text: 'préparer et conduire des sessions', purpose: 'formation' },
  'inscriptions.gerer': {
    text: 'inscrire des personnes à des sessions de formation et suivre leurs inscriptions',
    purpose: 'formation',
  },
  'indicateurs.lire': { text: 'lire des indicateurs et des rapports', purpose: 'pilotage' },
  'gouvernances.lire': {
    text: 'lire des gouvernances, leurs feuilles de route et leurs actions',
    purpose: 'gouvernance',
  },
  'gouvernances.ecrire': {
    text: 'tenir des gouvernances, leurs feuilles de route et leurs actions',
    purpose: 'gouvernance',
  },
  'indicateurs.recalculer': { text: 'recalculer les indicateurs', purpose: 'administration' },
  'financements.demander': {
    text: 'demander des financements et rendre leur bilan',
    purpose: 'gouvernance',
  },
  'financements.decider': {
    text: 'ouvrir des enveloppes, décider des financements et les verser',
    purpose: 'gouvernance',
  },
  'journal.lire': { text: "lire et vérifier le journal d'audit", purpose: 'administration' },
  'personnes.gerer': { text: 'enregistrer et effacer des personnes', purpose: 'personnes' },
  'personnes.lire': { text: 'lire les données de personnes', purpose: 'personnes' },
  'conservation.gerer': {
    text: 'surveiller la conservation des données et les alertes',
    purpose: 'administration',
  },
  'recurrences.lire': { text: 'voir le travail récurrent', purpose: 'administration' },
  'evenements.gerer': { text: 'rejouer les événements mis de côté', purpose: 'administration' },
} as const satisfies Record<string, PermissionText>;

export type Permission = keyof typeof PERMISSIONS;

export function isPermission(text: string): text is Permission {
  return Object.hasOwn(PERMISSIONS, text);
}

/** The purpose a permission serves; undefined for one that any grant allows. */
export function purposeOf(permission: Permission): Purpose | undefined {
  return (PERMISSIONS[permission] as PermissionText).purpose;
}

/** Roles of api.md §5. */
export const ROLES = [
  'partenaire',
  'coordinateur',
  'region',
  'national',
  'gestionnaire_structure',
  'coporteur',
  'financeur',
  'membre',
  'administrateur',
] as const;

export type Role = (typeof ROLES)[number];

/**
 * How far a right reaches:
 * `everywhere` published data, whatever the grant is fenced to;
 * `granted` the territories and structures of the grant;
 * `own` what stands under the caller's own source, inside them;
 * `whole` all of the platform: for grants that are not fenced at all.
 */
export type Reach = 'everywhere' | 'granted' | 'own' | 'whole';

const READ_DIRECTORY = {
  'moi.lire': 'everywhere',
  'taches.suivre': 'everywhere',
  'lieux.lire': 'everywhere',
  'structures.lire': 'everywhere',
  'reseaux.lire': 'everywhere',
  'referentiels.lire': 'everywhere',
  'formations.lire': 'everywhere',
  'sessions.lire': 'everywhere',
} as const;
const READ_PUBLISHED = { ...READ_DIRECTORY, 'indicateurs.lire': 'granted' } as const;
const READ_WIDELY = {
  ...READ_PUBLISHED,
  'banques.lire': 'everywhere',
  'campagnes.lire': 'granted',
} as const;

/** The fence, in one table: role × permission → reach. What is not here is refused. */
export const RIGHTS: Readonly<Record<Role, Readonly<Partial<Record<Permission, Reach>>>>> = {
  partenaire: {
    ...READ_PUBLISHED,
    'lieux.importer': 'own',
    'structures.ecrire': 'own',
    'fusions.gerer': 'own',
    'sources.partager': 'everywhere',
    'professionnels.ecrire': 'own',
    'professionnels.lire': 'own',
    'professionnels.identites': 'own',
    'activites.pousser': 'own',
    'activites.lire': 'own',
    'inscriptions.gerer': 'own',
    'personnes.gerer': 'own',
    'personnes.lire': 'own',
  },
  coordinateur: {
    ...READ_WIDELY,
    'lieux.importer': 'granted',
    'sources.partager': 'everywhere',
    'structures.ecrire': 'granted',
    'fusions.gerer': 'granted',
    'reseaux.ecrire': 'granted',
    'adresses.gerer': 'granted',
    'propositions.decider': 'granted',
    'professionnels.ecrire': 'granted',
    'professionnels.lire': 'granted',
    'professionnels.identites': 'granted',
    'activites.lire': 'granted',
    'profils.ecrire': 'granted',
    'campagnes.gerer': 'granted',
    'formations.ecrire': 'granted',
    'sessions.gerer': 'granted',
    'inscriptions.gerer': 'granted',
    'gouvernances.lire': 'granted',
    'gouvernances.ecrire': 'granted',
    'financements.demander': 'granted',
  },
  region: { ...READ_WIDELY, 'professionnels.lire': 'granted' },
  national: { ...READ_WIDELY, 'professionnels.lire': 'granted' },
  gestionnaire_structure: {
    ...READ_DIRECTORY,
    'lieux.importer': 'own',
    'sources.partager': 'everywhere',
    'structures.ecrire': 'own',
    'fusions.gerer': 'own',
    'adresses.gerer': 'granted',
    'propositions.decider': 'granted',
    'professionnels.ecrire': 'granted',
    'professionnels.lire': 'granted',
    'professionnels.identites': 'granted',
    'activites.lire': 'granted',
  },
  coporteur: {
    ...READ_PUBLISHED,
    'professionnels.lire': 'granted',
    'gouvernances.lire': 'granted',
    'gouvernances.ecrire': 'granted',
    'financements.demander': 'granted',
  },
  financeur: {
    ...READ_PUBLISHED,
    'professionnels.lire': 'granted',
    'gouvernances.lire': 'granted',
    'financements.decider': 'granted',
  },
  membre: {
    ...READ_PUBLISHED,
    'professionnels.lire': 'granted',
    'gouvernances.lire': 'granted',
    'financements.demander': 'granted',
  },
  administrateur: {
    ...READ_WIDELY,
    'lieux.importer': 'granted',
    'sources.partager': 'everywhere',
    'structures.ecrire': 'granted',
    'fusions.gerer': 'granted',
    'reseaux.ecrire': 'granted',
    'adresses.gerer': 'granted',
    'propositions.decider': 'granted',
    'professionnels.ecrire': 'granted',
    'professionnels.lire': 'granted',
    'professionnels.identites': 'granted',
    'activites.pousser': 'own',
    'activites.lire': 'granted',
    'referentiels.importer': 'whole',
    'profils.ecrire': 'granted',
    'campagnes.gerer': 'granted',
    'formations.ecrire': 'granted',
    'sessions.gerer': 'granted',
    'inscriptions.gerer': 'granted',
    'gouvernances.lire': 'granted',
    'gouvernances.ecrire': 'granted',
    'financements.demander': 'granted',
    'financements.decider': 'granted',
    'banques.gerer': 'whole',
    'clients.gerer': 'granted',
    'journal.lire': 'whole',
    'agents.gerer': 'granted',
    'personnes.gerer': 'whole',
    'personnes.lire': 'whole',
    'conservation.gerer': 'whole',
    'recurrences.lire': 'whole',
    'evenements.gerer': 'whole',
    'taches.gerer': 'whole',
    'indicateurs.recalculer': 'whole',
  },
};

/** The purposes that the permissions of some roles serve, and that are theirs unless others are named. */
export function purposesOf(...roles: Role[]): Purpose[] {
  const served = new Set(
    roles.flatMap((role) =>
      (Object.keys(RIGHTS[role]) as Permission[])
        .filter((permission) => !(PERMISSIONS[permission] as PermissionText).isAskedFor)
        .map(purposeOf),
    ),
  );
  return (Object.keys(PURPOSES) as Purpose[]).filter((purpose) => served.has(purpose));
}
