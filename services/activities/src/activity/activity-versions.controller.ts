import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  PageQuery,
  Requires,
  VersionsDto,
  versionsPage,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { activityNotFound } from './activity.errors.js';
import { PastActivities } from './past-activities.queries.store.js';

/** What became of one activity. */
@ApiTags('activités')
@Controller('v1/activites')
export class ActivityVersionsController {
  constructor(@Inject(PastActivities) private readonly past: PastActivities) {}

  @Get(':id/versions')
  @Requires('activites.lire')
  @ApiOperation({
    operationId: 'listerVersionsActivite',
    summary: 'Les versions d’une activité',
    description:
      'De la plus ancienne à celle d’aujourd’hui : depuis quand, jusqu’à quand, par qui, pourquoi, et ce qui a changé. Une version qui était alors hors de vos droits n’est pas montrée. Une activité retirée garde ses versions.',
  })
  @ApiOkResponse({ description: 'Les versions.', type: VersionsDto })
  @ApiParam(ID_PARAMETER)
  async list(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VersionsDto> {
    const page = await versionsPage(query, request, reply, (after, limit) =>
      this.past.versions(fence, id, after, limit),
    );
    if (page === undefined) throw activityNotFound();
    return page;
  }
}
