/** Namespace that is written. */
export const NAMESPACE = 'http://lheo.gouv.fr/2.3';

/** Namespaces that are read: 2.2 had another, of which feeds write several forms. */
const NAMESPACES = /^https?:\/\/(?:www\.)?lheo\.(?:org|gouv\.fr)\/(2\.\d)\/?$/;

/** The version that a namespace stands for; undefined for one that is not LHÉO's. */
export const versionOf = (namespace: string): string | undefined =>
  NAMESPACES.exec(namespace.trim())?.[1];

/** Elements that hold offers and organisations, which are read and written one by one. */
export const CONTAINERS: ReadonlySet<string> = new Set([
  ...['lheo', 'offres', 'lheo-index', 'resumes-offres', 'resumes-organismes', 'lheo-plus'],
]);

/** Elements that are offers. */
export const OFFERS: ReadonlySet<string> = new Set(['formation', 'resume-offre']);
