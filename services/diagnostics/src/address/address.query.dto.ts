import { type Format, FormatParameter, PageQuery, SpreadsheetParameter } from '@maillage/platform';

/** Formats of a campaign's addresses, the default first. */
export const ADDRESS_FORMATS = ['json', 'csv', 'xlsx'] as const satisfies Format[];

/** How the addresses of a campaign are asked for. */
export class CampaignAddressesQuery extends PageQuery {
  @FormatParameter(ADDRESS_FORMATS)
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}
