import type { Parts } from '@maillage/platform';
import { HoldWishes } from './hold-wishes.handler.js';
import { KeepWish } from './keep-wish.handler.js';
import { OfferSeat } from './offer-seat.handler.js';
import { SeatWishStore } from './seat-wish.store.js';
import { SeatWishesController } from './seat-wishes.controller.js';

/** Those who may be invited to a training, as the module wires them. */
export const seat: Parts = {
  controllers: [SeatWishesController],
  providers: [SeatWishStore, KeepWish, HoldWishes, OfferSeat],
};
