import { Inject, Injectable } from '@nestjs/common';
import { type Fence, type Transaction } from '@maillage/platform';
import { type EnvelopeRecord, EnvelopeStore } from './envelope.store.js';

/** Finds envelopes, for what is asked of one. */
@Injectable()
export class FindEnvelope {
  constructor(@Inject(EnvelopeStore) private readonly store: EnvelopeStore) {}

  /** One inside of a fence, with all that is granted of it as the transaction sees it. */
  find(tx: Transaction, id: string, fence: Fence): Promise<EnvelopeRecord | undefined> {
    return this.store.find(id, fence, tx);
  }
}
