import { DomainError, type Fault } from '@maillage/kernel';
import { fault } from '../record/faults.js';
import type { RecordWords } from '../record/record.js';

/** What roadmaps are called where one is refused. */
export const ROADMAP: RecordWords = {
  code: 'roadmap',
  fr: { none: 'Aucune feuille de route', the: 'Cette feuille de route' },
  en: 'roadmap',
};

export const unknownGovernance = (): Fault =>
  fault(
    '/gouvernance_id',
    'unknown_governance',
    'Aucune gouvernance que vous puissiez lire ne porte cet identifiant.',
    'No governance that you may read has this id.',
  );

export const noVersion = (version: number): DomainError =>
  new DomainError('governance.version_not_found', 'not_found', {
    fr: `Cette feuille de route n’a pas de version ${version}.`,
    en: `This roadmap has no version ${version}.`,
  });
