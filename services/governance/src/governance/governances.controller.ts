import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Answer,
  answerList,
  Answers,
  AsOfQuery,
  CurrentFence,
  etagOf,
  feedLinks,
  FeedQuery,
  type Fence,
  ID_PARAMETER,
  isNotModified,
  PageQuery,
  readFeed,
  Requires,
  Tagged,
  VersionsDto,
  versionsPage,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { covering } from '../record/covering.js';
import { recordNotFound } from '../record/record.errors.js';
import { changeOf } from '../record/told.js';
import { GovernanceChangesDto } from './governance-change.dto.js';
import { GovernanceDto, GovernancesDto } from './governance.dto.js';
import { GOVERNANCE } from './governance.errors.js';
import { GOVERNANCE_LISTING, tagOf, toDto } from './governance.mapping.dto.js';
import { GovernancesQuery } from './governance.query.dto.js';
import { GovernanceStore } from './governance.store.js';

/** Governances, as their members read them. */
@ApiTags('gouvernances')
@Controller('v1/gouvernances')
export class GovernancesController {
  constructor(@Inject(GovernanceStore) private readonly store: GovernanceStore) {}

  @Get()
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'listerGouvernances',
    summary: 'Les gouvernances',
    description:
      'Celles dont un territoire est dans vos droits. Par pages en JSON ; toutes en un flux en NDJSON, XLSX ou CSV.',
  })
  @Answers('Les gouvernances.', GovernancesDto, GOVERNANCE_LISTING)
  list(
    @CurrentFence() fence: Fence,
    @Query() query: GovernancesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<GovernancesDto>> {
    const wanted = { territories: covering(query.territoire), structure: query.structure_id };
    return answerList({ query, request, reply }, GOVERNANCE_LISTING, {
      read: (after, limit) => this.store.wanted(fence, wanted, after?.[0], limit),
      view: toDto,
    });
  }

  @Get('changements')
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'suivreGouvernances',
    summary: 'Les changements',
    description: 'Flux sans trou, retraits compris ; un curseur n’expire jamais.',
  })
  @ApiOkResponse({ description: 'Les changements.', type: GovernanceChangesDto })
  async changes(
    @CurrentFence() fence: Fence,
    @Query() query: FeedQuery,
    @Req() request: FastifyRequest,
  ): Promise<GovernanceChangesDto> {
    const { after, limit } = readFeed(query);
    const { records, last } = await this.store.changes(fence, after, limit);
    return {
      data: records.map((record) => changeOf('gouvernance', record, toDto)),
      links: feedLinks(request, last ?? after),
      meta: { nombre: records.length },
    };
  }

  @Get(':id')
  @Requires('gouvernances.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireGouvernance',
    summary: 'Une gouvernance',
    description: 'Telle qu’elle est ou telle qu’elle était, membres et rôles compris.',
  })
  @ApiOkResponse({ description: 'La gouvernance.', type: GovernanceDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: asked }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GovernanceDto | undefined> {
    const record =
      asked === undefined
        ? await this.store.find(id, fence)
        : await this.store.findAt(id, fence, new Date(asked));
    if (record === undefined) throw recordNotFound(GOVERNANCE);
    const tag = asked === undefined ? tagOf(record) : etagOf(`${id}.passe`, record.version);
    return isNotModified(request, reply, tag) ? undefined : toDto(record);
  }

  @Get(':id/versions')
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'listerVersionsGouvernance',
    summary: 'Les versions d’une gouvernance',
    description: 'Depuis quand, jusqu’à quand, par qui, pourquoi, et ce qui a changé.',
  })
  @ApiOkResponse({ description: 'Les versions.', type: VersionsDto })
  @ApiParam(ID_PARAMETER)
  async versions(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VersionsDto> {
    const page = await versionsPage(query, request, reply, (after, limit) =>
      this.store.versions(id, fence, after, limit),
    );
    if (page === undefined) throw recordNotFound(GOVERNANCE);
    return page;
  }
}
