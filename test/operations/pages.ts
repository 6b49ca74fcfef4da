/** A page of the product in one of its states. */
export interface ShownPage {
  /** What is to be seen, for a test's name and a screenshot's. */
  readonly name: string;
  readonly path: string;
  readonly status?: number;
  readonly language?: 'fr' | 'en';
}

/** Every page, in every state that looks different. */
export const PAGES: readonly ShownPage[] = [
  { name: 'accueil', path: '/' },
  { name: 'accueil-en', path: '/', language: 'en' },
  { name: 'nulle-part', path: '/une-adresse-qui-n-est-nulle-part', status: 404 },
  { name: 'adresse-finie', path: '/a/x', status: 404 },
  { name: 'adresse-finie-en', path: '/a/x?lang=en', status: 404, language: 'en' },
];
