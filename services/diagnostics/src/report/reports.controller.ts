import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Answer,
  Answers,
  answerTables,
  CurrentFence,
  type Fence,
  htmlOf,
  languageOf,
  Requires,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RunCampaign } from '../campaign/run-campaign.handler.js';
import { CampaignReportDto } from './report.dto.js';
import { tablesOf, toDto } from './report.mapping.dto.js';
import { CampaignReportPage } from './report.page.js';
import { CampaignReportQuery, REPORT_FORMATS } from './report.query.dto.js';
import { TellReport } from './tell-report.handler.js';

/** Reports of campaigns. */
@ApiTags('campagnes')
@Controller('v1/campagnes/:id/rapport')
export class CampaignReportsController {
  constructor(
    @Inject(RunCampaign) private readonly campaigns: RunCampaign,
    @Inject(TellReport) private readonly reports: TellReport,
  ) {}

  @Get()
  @Requires('campagnes.lire')
  @ApiOperation({
    operationId: 'lireRapportCampagne',
    summary: 'Le rapport d’une campagne',
    description:
      'À partir de cinq personnes : la part sous la cible, moyenne des probabilités que laissent les réponses, l’écart au profil, les leviers, chacun avec son erreur ; et qui a participé. Deux rapports successifs ne diffèrent jamais de moins de cinq personnes. En page (HTML), elle s’imprime.',
  })
  @Answers('Le rapport ; en XLSX, une feuille par tableau.', CampaignReportDto, {
    formats: REPORT_FORMATS,
  })
  @ApiParam({
    name: 'id',
    description: 'Identifiant de la campagne.',
    schema: { type: 'string', ...UUID },
  })
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: CampaignReportQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<CampaignReportDto>> {
    const told = await this.reports.tell(await this.campaigns.get(id, fence.covered));
    const language = languageOf(request);
    return answerTables(
      { query, request, reply },
      { name: `rapport-${id}`, formats: REPORT_FORMATS },
      () => Promise.resolve(toDto(told)),
      tablesOf,
      () => htmlOf(reply, language, CampaignReportPage({ told, language })),
    );
  }
}
