import { Controller, Get, Inject, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentFence, type Fence, Requires, UUID } from '@maillage/platform';
import { RunCampaign } from '../campaign/run-campaign.handler.js';
import { ReadReport } from './read-report.handler.js';
import { CampaignReportDto } from './report.dto.js';
import { toDto } from './report.mapping.dto.js';

/** Reports of campaigns. */
@ApiTags('campagnes')
@Controller('v1/campagnes/:id/rapport')
export class CampaignReportsController {
  constructor(
    @Inject(RunCampaign) private readonly campaigns: RunCampaign,
    @Inject(ReadReport) private readonly reports: ReadReport,
  ) {}

  @Get()
  @Requires('campagnes.lire')
  @ApiOperation({
    operationId: 'lireRapportCampagne',
    summary: 'Le rapport d’une campagne',
    description:
      'À partir de cinq personnes : la part sous la cible, moyenne des probabilités que laissent les réponses, avec son erreur. Deux rapports successifs ne diffèrent jamais de moins de cinq personnes.',
  })
  @ApiOkResponse({ description: 'Le rapport.', type: CampaignReportDto })
  @ApiParam({
    name: 'id',
    description: 'Identifiant de la campagne.',
    schema: { type: 'string', ...UUID },
  })
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<CampaignReportDto> {
    const campaign = await this.campaigns.get(id, fence.covered);
    return toDto(id, await this.reports.read(campaign));
  }
}
