import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Answer,
  Answers,
  answerForms,
  type Caller,
  CurrentCaller,
  CurrentFence,
  type Fence,
  htmlOf,
  languageOf,
  Refuses,
  Requires,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReportDto } from './indicator.dto.js';
import { toReportDto } from './indicator.mapping.dto.js';
import { ReadReport } from '../report/read-report.handler.js';
import { ShowReport } from '../report/show-report.handler.js';
import { TERRITORY_PATTERN } from '../question/territory-asked.js';
import { REPORT_FORMATS, ReportQuery } from './values.query.dto.js';

@ApiTags('rapports')
@Controller('v1/rapports')
export class ReportsController {
  constructor(
    @Inject(ReadReport) private readonly reports: ReadReport,
    @Inject(ShowReport) private readonly shown: ShowReport,
  ) {}

  @Get(':territoire')
  @RouteConfig({ page: true })
  @Requires('indicateurs.lire')
  @ApiOperation({
    operationId: 'lireRapport',
    summary: "Le rapport d'un territoire",
    description:
      'Tous les indicateurs du catalogue sur une période, avec leurs ventilations, leurs définitions et leurs versions. En page (HTML), avec graphiques et carte, à imprimer ; en XLSX, les tableaux de la page. Répond 503 pendant un recalcul.',
  })
  @ApiParam({
    name: 'territoire',
    description: 'Territoire.',
    schema: { type: 'string', maxLength: 30, pattern: TERRITORY_PATTERN.source },
    example: 'departement-62',
  })
  @Answers('Le rapport ; en XLSX, une feuille par tableau.', ReportDto, { formats: REPORT_FORMATS })
  @Refuses(422)
  read(
    @Param('territoire') ref: string,
    @Query() query: ReportQuery,
    @CurrentFence() fence: Fence,
    @CurrentCaller() caller: Caller,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<ReportDto>> {
    const { du, au, vers } = query;
    const question = { territoire: ref, du, au, vers };
    const language = languageOf(request);
    return answerForms(
      { query, request, reply },
      { name: `rapport-${ref}`, formats: REPORT_FORMATS },
      {
        document: async () =>
          toReportDto(ref, await this.reports.read(fence, ref, du, au), language),
        tables: () => this.shown.sheets(fence, question),
        page: async () => {
          const reading = { language, by: caller.name };
          return htmlOf(reply, language, await this.shown.page(fence, question, reading));
        },
      },
    );
  }
}
