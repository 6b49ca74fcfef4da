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
import { POST, recordNotFound } from '../professional/record.errors.js';
import { PostChangesDto, PostDto, PostsDto } from './post.dto.js';
import { POST_LISTING, tagOf, toChange, toDto, wantedOf } from './post.mapping.dto.js';
import { PostsQuery } from './post.query.dto.js';
import { PostStore } from './post.store.js';

/** The posts that a caller reaches. */
@ApiTags('postes')
@Controller('v1/postes')
export class PostsController {
  constructor(@Inject(PostStore) private readonly store: PostStore) {}

  @Get()
  @Requires('professionnels.lire')
  @ApiOperation({
    operationId: 'listerPostes',
    summary: 'Les postes',
    description:
      'Par pages en JSON ; tous en un flux en NDJSON, XLSX ou CSV (« id » y est l’identifiant donné par la source).',
  })
  @Answers('Les postes.', PostsDto, POST_LISTING)
  list(
    @CurrentFence() fence: Fence,
    @Query() query: PostsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<PostsDto>> {
    const wanted = wantedOf(query);
    return answerList({ query, request, reply }, POST_LISTING, {
      read: (after, limit) => this.store.wanted(fence, wanted, after?.[0], limit),
      view: toDto,
    });
  }

  @Get('changements')
  @Requires('professionnels.lire')
  @ApiOperation({
    operationId: 'suivrePostes',
    summary: 'Les changements',
    description:
      'Flux sans trou, du plus ancien au plus récent, retraits compris ; un curseur n’expire jamais.',
  })
  @ApiOkResponse({ description: 'Les changements.', type: PostChangesDto })
  async changes(
    @CurrentFence() fence: Fence,
    @Query() query: FeedQuery,
    @Req() request: FastifyRequest,
  ): Promise<PostChangesDto> {
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
    operationId: 'lirePoste',
    summary: 'Un poste',
    description: 'Un poste par notre identifiant, tel qu’il est ou tel qu’il était.',
  })
  @ApiOkResponse({ description: 'Le poste.', type: PostDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: asked }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PostDto | undefined> {
    const record =
      asked === undefined
        ? await this.store.find(id, fence)
        : await this.store.findAt(id, fence, new Date(asked));
    if (record === undefined) throw recordNotFound(POST);
    const tag = asked === undefined ? tagOf(record) : etagOf(`${id}.passe`, record.version);
    return isNotModified(request, reply, tag) ? undefined : toDto(record);
  }

  @Get(':id/versions')
  @Requires('professionnels.lire')
  @ApiOperation({
    operationId: 'listerVersionsPoste',
    summary: 'Les versions d’un poste',
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
    if (page === undefined) throw recordNotFound(POST);
    return page;
  }
}
