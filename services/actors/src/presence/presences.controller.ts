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
import { PRESENCE, recordNotFound } from '../professional/record.errors.js';
import { PresenceChangesDto, PresenceDto, PresencesDto } from './presence.dto.js';
import { PRESENCE_LISTING, tagOf, toChange, toDto, wantedOf } from './presence.mapping.dto.js';
import { PresencesQuery } from './presence.query.dto.js';
import { PresenceStore } from './presence.store.js';

/** The presences that a caller reaches. */
@ApiTags('presences')
@Controller('v1/presences')
export class PresencesController {
  constructor(@Inject(PresenceStore) private readonly store: PresenceStore) {}

  @Get()
  @Requires('professionnels.lire')
  @ApiOperation({
    operationId: 'listerPresences',
    summary: 'Les présences',
    description:
      'Par pages en JSON ; toutes en un flux en NDJSON, XLSX ou CSV (« id » y est l’identifiant donné par la source).',
  })
  @Answers('Les présences.', PresencesDto, PRESENCE_LISTING)
  list(
    @CurrentFence() fence: Fence,
    @Query() query: PresencesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<PresencesDto>> {
    const wanted = wantedOf(query);
    return answerList({ query, request, reply }, PRESENCE_LISTING, {
      read: (after, limit) => this.store.wanted(fence, wanted, after?.[0], limit),
      view: toDto,
    });
  }

  @Get('changements')
  @Requires('professionnels.lire')
  @ApiOperation({
    operationId: 'suivrePresences',
    summary: 'Les changements',
    description:
      'Flux sans trou, du plus ancien au plus récent, retraits compris ; un curseur n’expire jamais.',
  })
  @ApiOkResponse({ description: 'Les changements.', type: PresenceChangesDto })
  async changes(
    @CurrentFence() fence: Fence,
    @Query() query: FeedQuery,
    @Req() request: FastifyRequest,
  ): Promise<PresenceChangesDto> {
    const { after, limit } = readFeed(query);
    const { records, last } = await this.store.changes(fence, after, limit);
    return {
      data: records.map(toChange),
      links: feedLinks(request, last ?? after),
      meta: { nombre: records.length },
    };
  }

  @Get(':id')
  @Requires('professionnels.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lirePresence',
    summary: 'Une présence',
    description: 'Une présence par notre identifiant, telle qu’elle est ou telle qu’elle était.',
  })
  @ApiOkResponse({ description: 'La présence.', type: PresenceDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: asked }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PresenceDto | undefined> {
    const record =
      asked === undefined
        ? await this.store.find(id, fence)
        : await this.store.findAt(id, fence, new Date(asked));
    if (record === undefined) throw recordNotFound(PRESENCE);
    const tag = asked === undefined ? tagOf(record) : etagOf(`${id}.passe`, record.version);
    return isNotModified(request, reply, tag) ? undefined : toDto(record);
  }

  @Get(':id/versions')
  @Requires('professionnels.lire')
  @ApiOperation({
    operationId: 'listerVersionsPresence',
    summary: 'Les versions d’une présence',
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
    if (page === undefined) throw recordNotFound(PRESENCE);
    return page;
  }
}
