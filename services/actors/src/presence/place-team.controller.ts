import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Clock, parisDate } from '@maillage/kernel';
import {
  type Answer,
  answerList,
  Answers,
  CLOCK,
  CurrentFence,
  type Fence,
  Moves,
  Requires,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { placeNotFound } from '../place/place.errors.js';
import { PlaceTeamQuery } from './presence.query.dto.js';
import { PresenceStore } from './presence.store.js';
import { PlaceTeamDto } from './place-team.dto.js';
import { PLACE_TEAM_LISTING, toMember } from './place-team.mapping.dto.js';

/** Who is in a place, on a day. */
@ApiTags('lieux')
@Controller('v1/lieux')
export class PlaceTeamController {
  constructor(
    @Inject(PresenceStore) private readonly store: PresenceStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':id/equipe')
  @Moves()
  @Requires('professionnels.lire')
  @ApiOperation({
    operationId: 'listerEquipeLieu',
    summary: 'L’équipe d’un lieu',
    description:
      'Les présences qui courent ce jour-là, là où vos droits valent. Une présence finit avec le départ du professionnel.',
  })
  @Answers('L’équipe.', PlaceTeamDto, PLACE_TEAM_LISTING)
  @ApiParam({ name: 'id', description: 'Lieu.', schema: { type: 'string', ...UUID } })
  async list(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) place: string,
    @Query() query: PlaceTeamQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<PlaceTeamDto>> {
    if (!(await this.store.isPlace(place))) throw placeNotFound();
    const wanted = { place, day: query.au ?? parisDate(this.clock.now()) };
    return answerList({ query, request, reply }, PLACE_TEAM_LISTING, {
      read: (after, limit) => this.store.wanted(fence, wanted, after?.[0], limit),
      view: toMember,
    });
  }
}
