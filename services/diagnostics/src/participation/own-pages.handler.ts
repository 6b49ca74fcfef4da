import { Inject, Injectable } from '@nestjs/common';
import type { LinkPage } from '@maillage/platform';
import { AnswerLocal } from '../local/answer-local.handler.js';
import { OfferSeat } from '../seat/offer-seat.handler.js';
import { PlaceOneself } from '../self/place-oneself.handler.js';
import { ShareResult } from '../sharing/share-result.handler.js';

/** Pages of an address of one's own that are there for what comes before the test, and after its result. */
@Injectable()
export class OwnPages {
  readonly all: Readonly<Record<string, LinkPage>>;

  constructor(
    @Inject(PlaceOneself) self: PlaceOneself,
    @Inject(AnswerLocal) local: AnswerLocal,
    @Inject(ShareResult) sharing: ShareResult,
    @Inject(OfferSeat) seats: OfferSeat,
  ) {
    this.all = { reperage: self, territoire: local, montrer: sharing, invitation: seats };
  }
}
