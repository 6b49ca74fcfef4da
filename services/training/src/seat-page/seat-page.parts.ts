import type { Parts } from '@maillage/platform';
import { SeatAddressesController } from './addresses.controller.js';
import { MakeSeatAddress } from './make-address.handler.js';
import { SeatPurposes } from './seat-purposes.handler.js';
import { ShowSeat } from './show-seat.handler.js';

/** The pages of a seat, as the module wires them. */
export const seatPage: Parts = {
  controllers: [SeatAddressesController],
  providers: [ShowSeat, SeatPurposes, MakeSeatAddress],
};
