import { DomainError } from '@maillage/kernel';

/** The refusal of a caller while its identity provider can't be reached. @param name what people call it. */
export const issuerAway = (name: string): DomainError =>
  new DomainError(
    'platform.issuer_unavailable',
    'unavailable',
    {
      fr: `Le fournisseur d’identité « ${name} » ne répond pas : votre jeton ne peut pas être vérifié. Réessayez dans quelques secondes.`,
      en: `The identity provider "${name}" does not answer: your token cannot be verified. Try again in a few seconds.`,
    },
    [],
    5,
  );
