import type { Parts } from '@maillage/platform';
import { AttendanceStore } from './attendance.store.js';
import { AttendancesController } from './attendances.controller.js';
import { CertificateGrounds } from './certificate-grounds.handler.js';
import { EnrolmentDossier } from './enrolment-dossier.handler.js';
import { IssueCertificate } from './issue-certificate.handler.js';
import { SignAttendance } from './sign-attendance.handler.js';

/** Attendance and certificates, as the module wires them. */
export const attendance: Parts = {
  controllers: [AttendancesController],
  providers: [
    AttendanceStore,
    SignAttendance,
    CertificateGrounds,
    IssueCertificate,
    EnrolmentDossier,
  ],
};
