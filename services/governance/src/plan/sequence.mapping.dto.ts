import { isLate } from '../action/action.js';
import type { CalendarName } from '../sequence/calendar.js';
import type { Sequenced } from '../sequence/sequence.js';
import type { ReadSequenceAnswer } from './read-sequence.handler.js';
import type { SequencedDto, SequenceDto } from './sequence.dto.js';

/** A sequence as the API gives it. */
export function toDto(
  { sequence, actions, today }: ReadSequenceAnswer,
  calendrier: CalendarName,
): SequenceDto {
  const shown = (one: Sequenced): SequencedDto => {
    const action = actions.get(one.id)?.description;
    return {
      id: one.id,
      intitule: action?.intitule ?? '',
      promesse: one.promise,
      duree: one.duration,
      au_plus_tot: one.earliest,
      marge: one.slack,
      critique: one.isCritical,
      ...(one.room === undefined ? {} : { marge_promesse: one.room }),
      ...(one.proposal === undefined || one.room === undefined
        ? {}
        : { violee_de: -one.room, proposition: one.proposal }),
      retarde: one.delays,
      en_retard: action !== undefined && isLate(action, today),
    };
  };
  return {
    jour: today,
    calendrier,
    actions: sequence.actions.map(shown),
    chemin_critique: sequence.criticalPath,
    sans_dates: sequence.undated,
  };
}
