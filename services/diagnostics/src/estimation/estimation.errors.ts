import { DomainError, type Fault } from '@maillage/kernel';

export const refusedResponses = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'diagnostics.refused_responses',
    'invalid',
    {
      fr: 'Ces réponses ne sont pas de cette banque ; « erreurs » dit lesquelles et pourquoi.',
      en: 'These answers are not of this bank; "erreurs" says which and why.',
    },
    faults,
  );

export const refusedRules = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'diagnostics.refused_rules',
    'invalid',
    {
      fr: 'Ces règles ne peuvent pas valoir pour cette banque ; « erreurs » dit lesquelles et pourquoi.',
      en: 'These rules cannot hold for this bank; "erreurs" says which and why.',
    },
    faults,
  );
