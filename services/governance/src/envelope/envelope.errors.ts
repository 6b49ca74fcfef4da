import type { Fault } from '@maillage/kernel';
import { fault } from '../record/faults.js';
import type { RecordWords } from '../record/record.js';

/** What envelopes are called where one is refused. */
export const ENVELOPE: RecordWords = {
  code: 'envelope',
  fr: { none: 'Aucune enveloppe', the: 'Cette enveloppe' },
  en: 'envelope',
};

export const belowTaken = (taken: number): Fault =>
  fault(
    '/montant',
    'below_granted',
    `Il en est déjà accordé ${taken} centimes.`,
    `${taken} cents of it are granted already.`,
  );
