import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import {
  ageingRows,
  agedLinks,
  Database,
  DataHolder,
  type LinkPage,
  type LinkPurpose,
  Links,
  type LinkVisit,
  retentionDays,
} from '@maillage/platform';
import type { TerritoryRef } from '@maillage/territories';
import type { VNode } from 'preact';
import { ShowReport } from '../report/show-report.handler.js';
import { ShareStore } from './share.store.js';

/** What the address of a shared report leads to: that report, as long as its maker may read it. */
@Injectable()
export class SharePurpose implements LinkPurpose {
  readonly name = 'rapport';
  readonly permission = 'indicateurs.lire';
  private readonly only: LinkPage = { show: (visit) => this.show(visit) };

  constructor(
    @Inject(ShareStore) private readonly store: ShareStore,
    @Inject(ShowReport) private readonly reports: ShowReport,
  ) {}

  page(name: string): LinkPage | undefined {
    return name === '' ? this.only : undefined;
  }

  /** The widest territory of which it says something. */
  async rowOf(id: string): Promise<{ readonly territory: TerritoryRef } | undefined> {
    const share = await this.store.find(id);
    return share && { territory: share.above ?? share.territory };
  }

  private async show({
    objectId,
    endsAt,
    language,
    hrefIn,
  }: LinkVisit): Promise<VNode | undefined> {
    const share = await this.store.find(objectId);
    if (share === undefined) return undefined;
    const { territory, span, level, above, told } = share;
    const question = {
      ...{ territoire: territory, du: span.du, au: span.au, vers: level },
      above: above ?? null,
    };
    const shared = { until: endsAt.toISOString(), isFixed: told !== undefined, hrefIn };
    return this.reports.shared(told ?? question, { language, shared });
  }
}

/** Declares it to the platform, and how long shares are kept. */
@Injectable()
export class ServeShares implements OnModuleInit {
  constructor(
    @Inject(SharePurpose) private readonly purpose: SharePurpose,
    @Inject(Links) private readonly links: Links,
    @Inject(Database) private readonly database: Database,
    @Inject(DataHolder) private readonly holder: DataHolder,
  ) {}

  onModuleInit(): void {
    this.links.serves(this.purpose);
    this.holder.keeps(
      agedLinks(this.database),
      ageingRows(
        this.database,
        'partages',
        'Rapports partagés, après la fin de leur adresse',
        retentionDays.adresses,
        { table: 'report_shares', id: 'id', since: 'ends_at' },
      ),
    );
  }
}
