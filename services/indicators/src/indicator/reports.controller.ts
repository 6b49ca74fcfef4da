import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentFence, type Fence, languageOf, Refuses, Requires } from '@maillage/platform';
import { findTerritory } from '@maillage/territories';
import type { FastifyRequest } from 'fastify';
import { ReportDto } from './indicator.dto.js';
import { toReportEntryDto } from './indicator.mapping.dto.js';
import { ReadReport } from './read-report.handler.js';
import { SpanQuery, TERRITORY_PATTERN } from './values.query.dto.js';

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
  @ApiOkResponse({ description: 'Le rapport.', type: ReportDto })
  @Refuses(422)
  async read(
    @Param('territoire') ref: string,
    @Query() query: SpanQuery,
    @CurrentFence() fence: Fence,
    @Req() request: FastifyRequest,
  ): Promise<ReportDto> {
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
  }
}
