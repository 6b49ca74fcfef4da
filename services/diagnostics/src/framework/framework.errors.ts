import { DomainError, type Fault } from '@maillage/kernel';
import type { Reference } from './framework.js';

export const frameworkNotFound = (): DomainError =>
  new DomainError('diagnostics.framework_not_found', 'not_found', {
    fr: 'Aucun référentiel ne porte ce code et cette version ; /v1/referentiels les donne.',
    en: 'No framework has this code and version; /v1/referentiels lists them.',
  });

export const frameworkExists = ({ id, version }: Reference): DomainError =>
  new DomainError('diagnostics.framework_exists', 'conflict', {
    fr: `Le référentiel ${id} ${version} existe déjà. Une version ne change plus : donnez-en une autre.`,
    en: `The framework ${id} ${version} exists already. A version does not change: give another one.`,
  });

export const mappingExists = (): DomainError =>
  new DomainError('diagnostics.mapping_exists', 'conflict', {
    fr: 'Ces deux référentiels ont déjà une table de correspondance, dans ce sens.',
    en: 'These two frameworks have a mapping already, in this direction.',
  });

export const refusedFramework = (faults: readonly Fault[]): DomainError =>
  new DomainError(
    'diagnostics.refused_framework',
    'invalid',
    {
      fr: 'Ce référentiel ne peut pas être ainsi ; « erreurs » dit pourquoi.',
      en: 'This framework cannot be so; "erreurs" says why.',
    },
    faults,
  );
