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
  patchOf,
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
import { RoadmapChangesDto } from './roadmap-change.dto.js';
import { ComparisonDto, RoadmapDto, RoadmapsDto } from './roadmap.dto.js';
import { noVersion, ROADMAP } from './roadmap.errors.js';
import { ROADMAP_LISTING, tagOf, toDto } from './roadmap.mapping.dto.js';
import { ComparisonQuery, RoadmapsQuery } from './roadmap.query.dto.js';
import { RoadmapStore } from './roadmap.store.js';

/** Roadmaps, as the members of their governances read them. */
@ApiTags('feuilles de route')
@Controller('v1/feuilles-de-route')
export class RoadmapsController {
  constructor(@Inject(RoadmapStore) private readonly store: RoadmapStore) {}

  @Get()
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'listerFeuillesDeRoute',
    summary: 'Les feuilles de route',
    description:
      'Celles des gouvernances que vous lisez. Par pages en JSON ; toutes en un flux en NDJSON, XLSX ou CSV.',
  })
  @Answers('Les feuilles de route.', RoadmapsDto, ROADMAP_LISTING)
  list(
    @CurrentFence() fence: Fence,
    @Query() query: RoadmapsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<RoadmapsDto>> {
    const wanted = {
      governance: query.gouvernance_id,
      territories: covering(query.territoire),
      status: query.statut,
    };
    return answerList({ query, request, reply }, ROADMAP_LISTING, {
      read: (after, limit) => this.store.wanted(fence, wanted, after?.[0], limit),
      view: toDto,
    });
  }

  @Get('changements')
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'suivreFeuillesDeRoute',
    summary: 'Les changements',
    description: 'Flux sans trou, retraits compris ; un curseur n’expire jamais.',
  })
  @ApiOkResponse({ description: 'Les changements.', type: RoadmapChangesDto })
  async changes(
    @CurrentFence() fence: Fence,
    @Query() query: FeedQuery,
    @Req() request: FastifyRequest,
  ): Promise<RoadmapChangesDto> {
    const { after, limit } = readFeed(query);
    const { records, last } = await this.store.changes(fence, after, limit);
    return {
      data: records.map((record) => changeOf('feuille', record, toDto)),
      links: feedLinks(request, last ?? after),
      meta: { nombre: records.length },
    };
  }

  @Get(':id')
  @Requires('gouvernances.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireFeuilleDeRoute',
    summary: 'Une feuille de route',
    description: 'Telle qu’elle est ou telle qu’elle était, axes et objectifs compris.',
  })
  @ApiOkResponse({ description: 'La feuille de route.', type: RoadmapDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: asked }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RoadmapDto | undefined> {
    const record =
      asked === undefined
        ? await this.store.find(id, fence)
        : await this.store.findAt(id, fence, new Date(asked));
    if (record === undefined) throw recordNotFound(ROADMAP);
    const tag = asked === undefined ? tagOf(record) : etagOf(`${id}.passe`, record.version);
    return isNotModified(request, reply, tag) ? undefined : toDto(record);
  }

  @Get(':id/versions')
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'listerVersionsFeuilleDeRoute',
    summary: 'Les versions d’une feuille de route',
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
    if (page === undefined) throw recordNotFound(ROADMAP);
    return page;
  }

  @Get(':id/comparaison')
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'comparerVersionsFeuilleDeRoute',
    summary: 'Comparer deux versions',
    description: 'Ce qui change de l’une à l’autre, champ par champ ; dans les deux sens.',
  })
  @ApiOkResponse({ description: 'Ce qui change.', type: ComparisonDto })
  @ApiParam(ID_PARAMETER)
  async compare(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ComparisonQuery,
  ): Promise<ComparisonDto> {
    if ((await this.store.find(id, fence)) === undefined) throw recordNotFound(ROADMAP);
    const [de, a] = [Number(query.de), Number(query.a)];
    const state = async (version: number) => {
      const found = await this.store.version(id, fence, version);
      if (found === undefined) throw noVersion(version);
      return found;
    };
    return { de, a, modifications: patchOf(await state(de), await state(a)) };
  }
}
