import type { RecordWords } from './record.js';

/** What a professional is called where one is refused. */
export const PROFESSIONAL: RecordWords = {
  code: 'professional',
  fr: { none: 'Aucun professionnel', the: 'Ce professionnel' },
  en: 'professional',
};
