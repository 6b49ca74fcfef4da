/** Kinds of people the platform may hold data on, with the words for them. */
export const PERSON_CATEGORIES = {
  beneficiaire: 'une personne accompagnée',
  mediateur: 'un médiateur ou une médiatrice numérique',
  professionnel: 'un professionnel de l’annuaire',
  agent: 'un agent public',
  apprenant: 'une personne inscrite à une formation',
} as const;

export type PersonCategory = keyof typeof PERSON_CATEGORIES;
