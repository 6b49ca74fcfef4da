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
import { NetworkChangesDto } from './network-change.dto.js';
import { NetworkDto, NetworksDto } from './network.dto.js';
import { recordNotFound } from '../professional/record.errors.js';
import { NETWORK } from './network.errors.js';
import { NETWORK_LISTING, tagOf, toChange, toDto, wantedOf } from './network.mapping.dto.js';
import { NetworksQuery } from './network.query.dto.js';
import { NetworkStore, type RankedNetwork } from './network.store.js';

/** The directory of networks. */
@ApiTags('reseaux')
@Controller('v1/reseaux')
export class NetworksController {
  constructor(@Inject(NetworkStore) private readonly store: NetworkStore) {}

  @Get()
  @Requires('reseaux.lire')
  @ApiOperation({
    operationId: 'listerReseaux',
    summary: 'Les réseaux',
    description:
      'Par pages en JSON ; tous en un flux en NDJSON, XLSX ou CSV (« id » y est l’identifiant donné par la source).',
  })
  @Answers('Les réseaux.', NetworksDto, NETWORK_LISTING)
  list(
    @Query() query: NetworksQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<NetworksDto>> {
    const wanted = wantedOf(query);
    return answerList({ query, request, reply }, NETWORK_LISTING, {
      read: (after, limit) => this.store.wanted(wanted, after, limit),
      view: ({ record }) => toDto(record),
      ...(query.curseur === undefined
        ? { about: (page: readonly RankedNetwork[]) => this.store.about(wanted, page) }
        : {}),
    });
  }

  @Get('changements')
  @Requires('reseaux.lire')
  @ApiOperation({
    operationId: 'suivreReseaux',
    summary: 'Les changements',
    description:
      'Flux sans trou, du plus ancien au plus récent, retraits compris ; un curseur n’expire jamais.',
  })
  @ApiOkResponse({ description: 'Les changements.', type: NetworkChangesDto })
  async changes(
    @CurrentFence() fence: Fence,
    @Query() query: FeedQuery,
    @Req() request: FastifyRequest,
  ): Promise<NetworkChangesDto> {
    const { after, limit } = readFeed(query);
    const { records, last } = await this.store.changes(fence, after, limit);
    return {
      data: records.map(toChange),
      links: feedLinks(request, last ?? after),
      meta: { nombre: records.length },
    };
  }

  @Get(':id')
  @Requires('reseaux.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireReseau',
    summary: 'Un réseau',
    description: 'Un réseau par notre identifiant, tel qu’il est ou tel qu’il était.',
  })
  @ApiOkResponse({ description: 'Le réseau.', type: NetworkDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: asked }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NetworkDto | undefined> {
    const record =
      asked === undefined
        ? await this.store.find(id, fence)
        : await this.store.findAt(id, fence, new Date(asked));
    if (record === undefined) throw recordNotFound(NETWORK);
    const tag = asked === undefined ? tagOf(record) : etagOf(`${id}.passe`, record.version);
    return isNotModified(request, reply, tag) ? undefined : toDto(record);
  }

  @Get(':id/versions')
  @Requires('reseaux.lire')
  @ApiOperation({
    operationId: 'listerVersionsReseau',
    summary: 'Les versions d’un réseau',
    description:
      'De la plus ancienne à celle d’aujourd’hui : depuis quand, jusqu’à quand, par qui, pourquoi, et ce qui a changé.',
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
    if (page === undefined) throw recordNotFound(NETWORK);
    return page;
  }
}
