import { type Format, FormatParameter } from '@maillage/platform';

/** Formats of a campaign's report, the default first. */
export const REPORT_FORMATS = ['json', 'html', 'xlsx'] as const satisfies Format[];

/** How a campaign's report is asked for. */
export class CampaignReportQuery {
  @FormatParameter(REPORT_FORMATS, ' « html » : une page, qui s’imprime.')
  format?: Format;
}
