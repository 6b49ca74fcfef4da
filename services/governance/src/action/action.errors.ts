import type { RecordWords } from '../record/record.js';

/** What actions are called where one is refused. */
export const ACTION: RecordWords = {
  code: 'action',
  fr: { none: 'Aucune action', the: 'Cette action' },
  en: 'action',
};
