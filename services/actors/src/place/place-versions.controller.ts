import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  ID_PARAMETER,
  Moves,
  PageQuery,
  Requires,
  VersionsDto,
  versionsPage,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { placeNotFound } from './place.errors.js';
import { PlaceQueries } from './place.queries.store.js';

/** What became of one place. */
@ApiTags('lieux')
@Controller('v1/lieux')
export class PlaceVersionsController {
  constructor(@Inject(PlaceQueries) private readonly queries: PlaceQueries) {}

  @Get(':id/versions')
  @Moves()
  @Requires('lieux.lire')
  @ApiOperation({
    operationId: 'listerVersionsLieu',
    summary: 'Les versions d’un lieu',
    description:
      'De la plus ancienne à celle d’aujourd’hui : depuis quand, jusqu’à quand, par qui, pourquoi, et ce qui a changé. Les moyens de joindre quelqu’un y sont masqués.',
  })
  @ApiOkResponse({ description: 'Les versions.', type: VersionsDto })
  @ApiParam(ID_PARAMETER)
  async list(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VersionsDto> {
    const page = await versionsPage(query, request, reply, (after, limit) =>
      this.queries.versions(id, after, limit),
    );
    if (page === undefined) throw placeNotFound();
    return page;
  }
}
