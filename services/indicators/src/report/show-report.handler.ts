import { Inject, Injectable } from '@nestjs/common';
import type { Table } from '@maillage/files';
import { Fence } from '@maillage/platform';
import type { VNode } from 'preact';
import { type Reading, ReportPage } from './report.page.js';
import { sheetsOf } from './sheets.js';
import type { ToldReport } from './told-report.js';
import { type ReportQuestion, TellReport } from './tell-report.handler.js';

/** Shows a report to people: as a page, or as the tables of a workbook. */
@Injectable()
export class ShowReport {
  constructor(@Inject(TellReport) private readonly reports: TellReport) {}

  /** @throws DomainError as `TellReport.tell`. */
  async page(fence: Fence, question: ReportQuestion, reading: Reading): Promise<VNode> {
    return ReportPage({ told: await this.reports.tell(fence, question), reading });
  }

  /** A report whose right was asked for before: as it was told, or as it is now. @throws DomainError unavailable during a rebuild. */
  async shared(report: ToldReport | ReportQuestion, reading: Reading): Promise<VNode> {
    const told = 'territory' in report ? report : await this.reports.tell(Fence.none, report);
    return ReportPage({ told, reading });
  }

  /** @throws DomainError as `TellReport.tell`. */
  async sheets(fence: Fence, question: ReportQuestion): Promise<Table[]> {
    return sheetsOf(await this.reports.tell(fence, question));
  }
}
