import { etagOf } from '@maillage/platform';
import { headOf, tailOf } from '../record/told.js';
import type { MeetingDecisionDto, MeetingDto } from './meeting.dto.js';
import type { MeetingRecord, RegisteredDecision } from './meeting.store.js';
import type { RegisteredDecisionDto } from './register.dto.js';

/** A meeting as the API gives it. */
export function toDto(record: MeetingRecord): MeetingDto {
  const { ordre_du_jour = [], presences = [], ...rest } = record.description;
  const agenda = ordre_du_jour as MeetingDto['ordre_du_jour'];
  return { ...headOf(record), ...rest, ordre_du_jour: agenda, presences, ...tailOf(record) };
}

export const tagOf = ({ id, version }: MeetingRecord): string => etagOf(id, version);

/** A decision of the register as the API gives it. */
export const toRegistered = (one: RegisteredDecision): RegisteredDecisionDto => ({
  reunion_id: one.meeting,
  comite_id: one.committee,
  comite: one.committeeName,
  le: one.day,
  point: one.item.id,
  titre: one.item.titre,
  decision: one.item.decision as MeetingDecisionDto,
});
