import { type Directory } from '../problem/directory.js';
import { pinInWords } from '../problem/pin-in-words.js';
import { type Decisions } from './decisions.js';
import { type Programme } from './programme.js';

/** To give up what somebody decided weighs twice what else gives way. */
const WEIGHT = 2;

/** What was decided stays. A pin of something that no column stands for holds by itself. */
export function addPinRows(
  directory: Directory,
  { seats, opens }: Decisions,
  programme: Programme,
): void {
  for (const pin of directory.problem.pins) {
    const column =
      pin.kind === 'attends' || pin.kind === 'stays_away'
        ? seats.find(({ seat }) => seat.person === pin.person && seat.session === pin.session)
            ?.column
        : opens.get(pin.session);
    if (column === undefined) continue;
    const words = pinInWords(directory, pin);
    const relaxation = {
      weight: WEIGHT,
      words: () => ({
        fr: `Revenir sur une décision : ${words.fr}.`,
        en: `Go back on a decision: ${words.en}.`,
      }),
    };
    if (pin.kind === 'attends' || pin.kind === 'opens')
      programme.atLeast(1, [[column, 1]], relaxation);
    else programme.atMost(0, [[column, 1]], relaxation);
  }
}
