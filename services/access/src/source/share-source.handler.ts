import { Inject, Injectable } from '@nestjs/common';
import { Audit, CLOCK, type Transaction } from '@maillage/platform';
import type { Clock } from '@maillage/kernel';
import { sourceNotOwned, writerUnknown } from './source.errors.js';
import { SourceStore } from './source.store.js';

/** Lets another access write under a source of one's own, and ends that. */
@Injectable()
export class ShareSource {
  constructor(
    @Inject(SourceStore) private readonly sources: SourceStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not_found for a source that is not the owner's; invalid for a writer that is no open access. */
  async allow(owner: string, source: string, writer: string): Promise<void> {
    const at = this.clock.now();
    await this.change(owner, source, async (tx) => {
      if (!(await this.sources.isAccess(tx, writer))) throw writerUnknown();
      if (await this.sources.allow(tx, source, writer, at))
        await tell(tx, 'sources.consentir', source, { acces: writer });
    });
  }

  /** @throws DomainError not_found for a source that is not the owner's. */
  async forbid(owner: string, source: string, writer: string): Promise<void> {
    await this.change(owner, source, async (tx) => {
      if (await this.sources.forbid(tx, source, writer))
        await tell(tx, 'sources.retirer-accord', source, { acces: writer });
    });
  }

  private change(
    owner: string,
    source: string,
    work: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    return this.sources.transaction(async (tx) => {
      if (!(await this.sources.lockOwn(tx, source, owner))) throw sourceNotOwned();
      await work(tx);
    });
  }
}

async function tell(
  tx: Transaction,
  action: string,
  source: string,
  details: { readonly acces: string },
): Promise<void> {
  await Audit.record(tx, { action, subject: { type: 'source', id: source }, details });
}
