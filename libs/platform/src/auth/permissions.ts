/** Every right a route may ask for. One word a resource, one a deed. */
export const PERMISSIONS = {
  'clients.gerer': 'créer et fermer des accès, délivrer des clés',
  'moi.lire': 'savoir ce que permet sa propre clé',
  'lieux.importer': 'importer des lieux',
  'lieux.lire': "lire l'annuaire des lieux",
  'activites.pousser': 'pousser, corriger et retirer ses activités',
  'activites.lire': 'lire des activités une à une',
  'indicateurs.lire': 'lire des indicateurs et des rapports',
  'evenements.gerer': 'voir et rejouer les événements mis de côté',
} as const;

export type Permission = keyof typeof PERMISSIONS;

/** Roles of api.md §5. */
export const ROLES = ['partenaire', 'coordinateur', 'region', 'national', 'gestionnaire_structure', 'administrateur'] as const;

export type Role = (typeof ROLES)[number];

const READ_ALL = ['moi.lire', 'lieux.lire', 'indicateurs.lire'] as const satisfies Permission[];

/** What each role may do; inside which fence is the key's own affair. */
export const RIGHTS: Readonly<Record<Role, readonly Permission[]>> = {
  partenaire: [...READ_ALL, 'lieux.importer', 'activites.pousser', 'activites.lire'],
  coordinateur: [...READ_ALL, 'lieux.importer', 'activites.lire'],
  region: [...READ_ALL],
  national: [...READ_ALL],
  gestionnaire_structure: [...READ_ALL],
  administrateur: Object.keys(PERMISSIONS) as Permission[],
};
