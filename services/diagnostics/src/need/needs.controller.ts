import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Answer,
  answerList,
  Answers,
  CurrentFence,
  type Fence,
  Refuses,
  Requires,
} from '@maillage/platform';
import { parseTerritoryRef } from '@maillage/territories';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { unknownTerritory } from '../territory/territory.errors.js';
import { NeedsDto } from './need.dto.js';
import { NEED_LISTING, toDto } from './need.mapping.dto.js';
import { NeedsQuery } from './need.query.dto.js';
import { NeedStore } from './need.store.js';
import { StateNeeds } from './state-needs.handler.js';

/** What groups need, as campaigns tell it. */
@ApiTags('besoins')
@Controller('v1/besoins')
export class NeedsController {
  constructor(
    @Inject(NeedStore) private readonly store: NeedStore,
    @Inject(StateNeeds) private readonly stating: StateNeeds,
  ) {}

  @Get()
  @Requires('campagnes.lire')
  @ApiOperation({
    operationId: 'listerBesoins',
    summary: 'Les besoins de formation',
    description:
      'Par territoire, campagne et compétence : combien de personnes sont sous ce que leur métier demande, de combien, et ce que cela pèse. Tirés des rapports de groupe, sous la même protection : rien sous cinq personnes. Par pages en JSON, tous en CSV ou XLSX.',
  })
  @Answers('Les besoins.', NeedsDto, NEED_LISTING)
  @Refuses(422)
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: NeedsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<NeedsDto>> {
    const { territoire, campagne, competence } = query;
    const territory = territoire === undefined ? undefined : parseTerritoryRef(territoire);
    if (territoire !== undefined && territory === undefined) throw unknownTerritory(territoire);
    await this.stating.stateChanged(fence.covered);
    const filter = {
      ...{ territories: fence.covered, territory, campaign: campagne, competence },
    };
    return answerList({ query, request, reply }, NEED_LISTING, {
      read: (after, limit) => this.store.list(filter, after, limit),
      view: toDto,
    });
  }
}
