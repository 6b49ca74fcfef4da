import { etagOf } from '@maillage/platform';
import type { Enrolment } from './enrolment.js';
import type { EnrolmentDto } from './enrolment.dto.js';

/** An enrolment as the API gives it. */
export const toDto = (one: Enrolment): EnrolmentDto => ({
  id: one.id,
  session_id: one.sessionId,
  formation_id: one.courseId,
  personne_id: one.personId,
  ...(one.structureId === undefined ? {} : { structure_id: one.structureId }),
  voeu: one.wish,
  ...(one.place === undefined ? {} : { rang: one.place }),
  etat: one.state,
  place_tenue: one.holds,
  accord: one.agreement,
  ...(one.agreementUntil === undefined
    ? {}
    : { accord_jusqu_au: one.agreementUntil.toISOString() }),
  ...(one.offeredUntil === undefined ? {} : { offre_jusqu_au: one.offeredUntil.toISOString() }),
  creation: one.createdAt.toISOString(),
  modification: one.modifiedAt.toISOString(),
  version: one.version,
});

export const tagOf = ({ id, version }: Enrolment): string => etagOf(id, version);
