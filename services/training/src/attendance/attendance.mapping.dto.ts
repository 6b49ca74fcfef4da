import type { Signature } from './attendance.js';
import type { CertificateDto, SignatureDto } from './attendance.dto.js';
import type { Certificate } from './attendance.store.js';

/** What was signed, as the API gives it. */
export const toDto = ({ enrolmentId, halfDay, isPresent, isSigned }: Signature): SignatureDto => ({
  inscription_id: enrolmentId,
  demi_journee: halfDay,
  formateur: isPresent === undefined ? 'non_dit' : isPresent ? 'present' : 'absent',
  personne: isSigned,
});

/** A certificate, as the API gives it. */
export const toCertificateDto = (one: Certificate): CertificateDto => ({
  code: one.code,
  formation: one.title,
  demi_journees_suivies: one.attended,
  demi_journees: one.halfDays,
  debut: one.startsAt.toISOString(),
  fin: one.endsAt.toISOString(),
  delivrance: one.issuedAt.toISOString(),
});
