import type { Fault } from '@maillage/kernel';
import { OUTSIDE } from '../professional/record.errors.js';
import type { RecordWords } from '../professional/record.js';

/** What networks are called where one is refused. */
export const NETWORK: RecordWords = {
  code: 'network',
  fr: { none: 'Aucun réseau', the: 'Ce réseau' },
  en: 'network',
};

/** A network that covers more than its writer does. */
export const networkOutside = (territory: string): Fault => ({
  pointer: '/territoire',
  code: OUTSIDE,
  detail: {
    fr: `Ce réseau couvre ${territory} : vos droits ne s’étendent pas à tout ce territoire.`,
    en: `This network covers ${territory}: your rights do not reach all of this territory.`,
  },
  value: territory,
});
