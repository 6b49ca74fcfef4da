import type { Fault } from '@maillage/kernel';
import { fault } from '../record/faults.js';
import type { RecordWords } from '../record/record.js';

/** What meetings are called where one is refused. */
export const MEETING: RecordWords = {
  code: 'meeting',
  fr: { none: 'Aucune réunion', the: 'Cette réunion' },
  en: 'meeting',
};

export const unknownCommittee = (): Fault =>
  fault(
    '/comite_id',
    'unknown_committee',
    'Aucun comité que vous puissiez lire ne porte cet identifiant.',
    'No committee that you may read has this id.',
  );
