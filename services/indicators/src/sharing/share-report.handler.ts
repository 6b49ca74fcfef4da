import { Inject, Injectable } from '@nestjs/common';
import { type Clock, uuidv7 } from '@maillage/kernel';
import { CLOCK, type Fence, Links, type MadeLink } from '@maillage/platform';
import { type ReportQuestion, TellReport } from '../report/tell-report.handler.js';
import type { ListedShare } from './share.js';
import { shareNotFound } from './share.errors.js';
import { SharePurpose } from './share-purpose.handler.js';
import { ShareStore } from './share.store.js';

/** How long a share is open unless its maker says otherwise. */
const DAYS = 60;
const DAY_MS = 86_400_000;

/** A share that was just made: the one time that its address is known. */
export interface MadeShare extends MadeLink {
  /** The instant of its figures, where they were fixed. */
  readonly fixedAt: Date | undefined;
}

/** Shares reports by addresses, for as long as their makers like. */
@Injectable()
export class ShareReport {
  constructor(
    @Inject(ShareStore) private readonly store: ShareStore,
    @Inject(TellReport) private readonly reports: TellReport,
    @Inject(SharePurpose) private readonly purpose: SharePurpose,
    @Inject(Links) private readonly links: Links,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Makes an address for exactly this report.
   * @param endsAt its end; in `DAYS` days without.
   * @throws DomainError as `TellReport.tell`, or invalid for a wrong end.
   */
  async share(
    fence: Fence,
    makerId: string,
    question: ReportQuestion,
    { isFixed, endsAt }: { readonly isFixed: boolean; readonly endsAt: Date | undefined },
  ): Promise<MadeShare> {
    const told = await this.reports.tell(fence, question);
    const madeAt = this.clock.now();
    const id = uuidv7(madeAt.getTime());
    return this.store.transaction(async (tx) => {
      const end = endsAt ?? new Date(madeAt.getTime() + DAYS * DAY_MS);
      const [made] = await this.links.make(tx, this.purpose, [id], end);
      if (made === undefined) throw new Error('one was asked for');
      await this.store.insert(tx, {
        ...{ id, makerId, madeAt, endsAt: end, linkId: made.id },
        ...{ territory: told.territory.ref, span: told.span, above: told.above?.ref },
        level: question.vers,
        told: isFixed ? told : undefined,
      });
      return { ...made, id, fixedAt: isFixed ? new Date(told.madeAt) : undefined };
    });
  }

  /** The caller's own, after one of them. */
  list(makerId: string, after: string | undefined, limit: number): Promise<ListedShare[]> {
    return this.store.list(makerId, after, limit);
  }

  /** Ends one of the caller's own at once. @throws DomainError not_found. */
  async revoke(makerId: string, id: string): Promise<void> {
    const linkId = await this.store.linkOf(id, makerId);
    if (linkId === undefined) throw shareNotFound();
    const isRevoked = await this.store.transaction((tx) =>
      this.links.revoke(tx, this.purpose, id, linkId),
    );
    if (!isRevoked) throw shareNotFound();
  }
}
