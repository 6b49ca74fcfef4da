import { Controller, Get, Inject, Param, ParseUUIDPipe, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import {
  choosesPage,
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  languageOf,
  Requires,
  showPage,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { OverviewDto } from './overview.dto.js';
import { toDto } from './overview.mapping.dto.js';
import { OverviewPage } from './overview.page.js';
import { ReadOverview } from './read-overview.handler.js';

/** What wants a look in a governance. */
@ApiTags('gouvernances')
@Controller('v1/gouvernances')
export class OverviewController {
  constructor(@Inject(ReadOverview) private readonly overviews: ReadOverview) {}

  @Get(':id/tableau')
  @RouteConfig({ page: true })
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'lireTableauGouvernance',
    summary: 'Ce qui demande un regard',
    description:
      'Actions en retard, bloquées, sans nouvelles, et promesses qui ne tiennent plus. Une page pour un navigateur, les mêmes listes en JSON.',
  })
  @ApiExtraModels(OverviewDto)
  @ApiOkResponse({
    description: 'Ce qui demande un regard.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(OverviewDto) } },
      'text/html': { schema: { type: 'string', maxLength: 20_000_000 } },
    },
  })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OverviewDto | string> {
    const answer = await this.overviews.of(id, fence);
    if (!choosesPage(request, reply)) return toDto(answer);
    const language = languageOf(request);
    return showPage(reply, language, OverviewPage({ answer, language }));
  }
}
