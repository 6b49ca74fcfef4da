/** Written down a second time (api.md §5). */
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
