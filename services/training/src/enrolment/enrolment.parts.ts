import type { Parts } from '@maillage/platform';
import { Enrol } from './enrol.handler.js';
import { EnrolmentStore } from './enrolment.store.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { GiveSeatsLoop } from './give-seats.loop.js';
import { SeatLedger } from './seat-ledger.handler.js';

/** The ledger of seats, as the module wires it. */
export const enrolment: Parts = {
  controllers: [EnrolmentsController],
  providers: [EnrolmentStore, SeatLedger, Enrol, GiveSeatsLoop],
};
