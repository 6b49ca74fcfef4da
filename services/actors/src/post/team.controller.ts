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
import { structureNotFound } from '../structure/structure.errors.js';
import { TeamQuery } from './post.query.dto.js';
import { PostStore } from './post.store.js';
import { TeamDto } from './team.dto.js';
import { TEAM_LISTING, toMember } from './team.mapping.dto.js';

/** Who works in a structure, on a day. */
@ApiTags('structures')
@Controller('v1/structures')
export class TeamController {
  constructor(
    @Inject(PostStore) private readonly store: PostStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':id/equipe')
  @Moves()
  @Requires('professionnels.lire')
  @ApiOperation({
    operationId: 'listerEquipe',
    summary: 'L’équipe d’une structure',
    description:
      'Les postes qui courent ce jour-là, vacants compris, là où vos droits valent. Un poste finit avec sa structure, ou avec le départ du professionnel.',
  })
  @Answers('L’équipe.', TeamDto, TEAM_LISTING)
  @ApiParam({ name: 'id', description: 'Structure.', schema: { type: 'string', ...UUID } })
  async list(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) structure: string,
    @Query() query: TeamQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<TeamDto>> {
    if (!(await this.store.isStructure(structure))) throw structureNotFound();
    const wanted = { structure, day: query.au ?? parisDate(this.clock.now()) };
    return answerList({ query, request, reply }, TEAM_LISTING, {
      read: (after, limit) => this.store.wanted(fence, wanted, after?.[0], limit),
      view: toMember,
    });
  }
}
