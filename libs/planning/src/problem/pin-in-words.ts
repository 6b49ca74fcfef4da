import { type Message } from '@maillage/kernel';
import { type Directory, sessionInWords } from './directory.js';
import { type Pin } from './problem.js';

/** What was decided, as people would say it. */
export function pinInWords(directory: Directory, pin: Pin): Message {
  const session = directory.sessions.get(pin.session);
  const which =
    session === undefined
      ? { fr: pin.session, en: pin.session }
      : sessionInWords(directory, session);
  switch (pin.kind) {
    case 'opens':
      return { fr: `${which.fr} est ouverte`, en: `${which.en} is opened` };
    case 'stays_closed':
      return { fr: `${which.fr} n’est pas ouverte`, en: `${which.en} is not opened` };
    case 'attends':
      return {
        fr: `${pin.person} participe à ${which.fr}`,
        en: `${pin.person} takes part in ${which.en}`,
      };
    case 'stays_away':
      return {
        fr: `${pin.person} ne participe pas à ${which.fr}`,
        en: `${pin.person} takes no part in ${which.en}`,
      };
  }
}
