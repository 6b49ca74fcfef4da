import type { Fault } from '@maillage/kernel';
import { fault } from '../record/faults.js';
import type { RecordWords } from '../record/record.js';

/** What fundings are called where one is refused. */
export const FUNDING: RecordWords = {
  code: 'funding',
  fr: { none: 'Aucun financement', the: 'Ce financement' },
  en: 'funding',
};

export const unknownEnvelope = (): Fault =>
  fault(
    '/enveloppe_id',
    'unknown_envelope',
    'Aucune enveloppe que vous puissiez lire ne porte cet identifiant.',
    'No envelope that you may read has this id.',
  );

export const unknownAction = (): Fault =>
  fault(
    '/action_id',
    'unknown_action',
    'Aucune action que vous puissiez lire ne porte cet identifiant.',
    'No action that you may read has this id.',
  );
