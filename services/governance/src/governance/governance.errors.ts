import type { RecordWords } from '../record/record.js';

/** What governances are called where one is refused. */
export const GOVERNANCE: RecordWords = {
  code: 'governance',
  fr: { none: 'Aucune gouvernance', the: 'Cette gouvernance' },
  en: 'governance',
};
