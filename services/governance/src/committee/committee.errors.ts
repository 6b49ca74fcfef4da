import type { RecordWords } from '../record/record.js';

/** What committees are called where one is refused. */
export const COMMITTEE: RecordWords = {
  code: 'committee',
  fr: { none: 'Aucun comité', the: 'Ce comité' },
  en: 'committee',
};
