import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Clock, parisDate } from '@maillage/kernel';
import {
  type Answer,
  answerList,
  Answers,
  AsOfQuery,
  CLOCK,
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
import { recordNotFound } from '../record/record.errors.js';
import { changeOf } from '../record/told.js';
import { ActionChangesDto } from './action-change.dto.js';
import { ActionCountsDto, ActionDto, ActionsDto } from './action.dto.js';
import { ACTION } from './action.errors.js';
import { listingOn, tagOf, toCounts, toDto, wantedOf } from './action.mapping.dto.js';
import { ActionsQuery } from './action.query.dto.js';
import { ActionStore } from './action.store.js';

/** Actions, as the members of their governances read them. */
@ApiTags('actions')
@Controller('v1/actions')
export class ActionsController {
  constructor(
    @Inject(ActionStore) private readonly store: ActionStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'listerActions',
    summary: 'Les actions',
    description:
      'Celles des gouvernances que vous lisez ; « mes actions » par « poste_id » ou « structure_id ». Par pages en JSON ; toutes en un flux en NDJSON, XLSX ou CSV.',
  })
  @Answers('Les actions.', ActionsDto, listingOn(''))
  list(
    @CurrentFence() fence: Fence,
    @Query() query: ActionsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<ActionsDto>> {
    const today = this.today();
    return answerList({ query, request, reply }, listingOn(today), {
      read: (after, limit) => this.store.wanted(fence, wantedOf(query, today), after?.[0], limit),
      view: (record) => toDto(record, today),
    });
  }

  @Get('synthese')
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'compterActions',
    summary: 'Combien d’actions',
    description:
      'De celles que les mêmes paramètres listeraient. Une action de plusieurs feuilles compte une fois ; les confidentielles comptent aussi.',
  })
  @ApiOkResponse({ description: 'Les nombres.', type: ActionCountsDto })
  async count(
    @CurrentFence() fence: Fence,
    @Query() query: ActionsQuery,
  ): Promise<ActionCountsDto> {
    const today = this.today();
    return toCounts(await this.store.counts(fence, wantedOf(query, today), today));
  }

  @Get('changements')
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'suivreActions',
    summary: 'Les changements',
    description: 'Flux sans trou, retraits compris ; un curseur n’expire jamais.',
  })
  @ApiOkResponse({ description: 'Les changements.', type: ActionChangesDto })
  async changes(
    @CurrentFence() fence: Fence,
    @Query() query: FeedQuery,
    @Req() request: FastifyRequest,
  ): Promise<ActionChangesDto> {
    const today = this.today();
    const { after, limit } = readFeed(query);
    const { records, last } = await this.store.changes(fence, after, limit);
    return {
      data: records.map((record) => changeOf('action', record, (one) => toDto(one, today))),
      links: feedLinks(request, last ?? after),
      meta: { nombre: records.length },
    };
  }

  @Get(':id')
  @Requires('gouvernances.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireAction',
    summary: 'Une action',
    description:
      'Telle qu’elle est ou telle qu’elle était, parties, retard et réalisation compris.',
  })
  @ApiOkResponse({ description: 'L’action.', type: ActionDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: asked }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActionDto | undefined> {
    const record =
      asked === undefined
        ? await this.store.find(id, fence)
        : await this.store.findAt(id, fence, new Date(asked));
    if (record === undefined) throw recordNotFound(ACTION);
    const tag =
      asked === undefined ? tagOf(record, this.today()) : etagOf(`${id}.passe`, record.version);
    return isNotModified(request, reply, tag) ? undefined : toDto(record, this.today());
  }

  @Get(':id/versions')
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'listerVersionsAction',
    summary: 'Les versions d’une action',
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
    if (page === undefined) throw recordNotFound(ACTION);
    return page;
  }

  private today(): string {
    return parisDate(this.clock.now());
  }
}
