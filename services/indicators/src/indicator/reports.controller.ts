import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Answer,
  Answers,
  answerTables,
  CurrentFence,
  type Fence,
  languageOf,
  Refuses,
  Requires,
} from '@maillage/platform';
import { findTerritory } from '@maillage/territories';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReportDto } from './indicator.dto.js';
import { tablesOfReport, toReportEntryDto } from './indicator.mapping.dto.js';
import { ReadReport } from './read-report.handler.js';
import { REPORT_FORMATS, ReportQuery, TERRITORY_PATTERN } from './values.query.dto.js';

@ApiTags('rapports')
@Controller('v1/rapports')
export class ReportsController {
  constructor(@Inject(ReadReport) private readonly reports: ReadReport) {}

  @Get(':territoire')
  @Requires('indicateurs.lire')
  @ApiOperation({
    operationId: 'lireRapport',
    summary: "Le rapport d'un territoire",
    description:
      'Tous les indicateurs du catalogue sur une période, avec leurs ventilations, leurs définitions et leurs versions. Répond 503 pendant un recalcul.',
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
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<ReportDto>> {
    return answerTables(
      { query, request, reply },
      { name: `rapport-${ref}`, formats: REPORT_FORMATS },
      async () => {
        const report = await this.reports.read(fence, ref, query.du, query.au);
        return {
          territoire: { ref, nom: findTerritory(ref)?.nom ?? ref },
          du: report.span.du,
          au: report.span.au,
          arrete_a: report.completeUntil?.toISOString() ?? null,
          indicateurs: report.entries.map((entry) =>
            toReportEntryDto(entry, report.span, languageOf(request)),
          ),
        };
      },
      tablesOfReport,
    );
  }
}
