import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Clock, parisDate } from '@maillage/kernel';
import {
  type Answer,
  answerList,
  Answers,
  AsOfQuery,
  CLOCK,
  feedLinks,
  FeedQuery,
  ID_PARAMETER,
  isNotModified,
  Moves,
  PageQuery,
  readFeed,
  Requires,
  Tagged,
  VersionsDto,
  versionsPage,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PlaceChangesDto, PlaceDto, PlacesDto } from './place.dto.js';
import { placeNotFound } from './place.errors.js';
import { PLACE_LISTING, tagOf, toChange, toDto } from './place.mapping.dto.js';
import { PlaceQueries, type RankedPlace } from './place.queries.store.js';
import { PlacesQuery } from './place.query.dto.js';
import { wantedOf } from './wanted-places.mapping.dto.js';

/** The directory of places. */
@ApiTags('lieux')
@Controller('v1/lieux')
export class PlacesController {
  constructor(
    @Inject(PlaceQueries) private readonly queries: PlaceQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('lieux.lire')
  @ApiOperation({
    operationId: 'listerLieux',
    summary: 'Les lieux',
    description:
      'Par pages en JSON ; tous en un flux en NDJSON, GeoJSON, XLSX ou CSV du standard national (« id » y est l’identifiant donné par la source : pour réimporter, exportez une source à la fois).',
  })
  @Answers('Les lieux.', PlacesDto, PLACE_LISTING)
  list(
    @Query() query: PlacesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<PlacesDto>> {
    const wanted = wantedOf(query);
    const today = parisDate(this.clock.now());
    return answerList({ query, request, reply }, PLACE_LISTING, {
      read: (after, limit) => this.queries.list(wanted, after, limit),
      view: ({ record }) => toDto(record, today),
      ...(query.curseur === undefined
        ? { about: (page: readonly RankedPlace[]) => this.queries.about(wanted, page) }
        : {}),
    });
  }

  @Get('changements')
  @Requires('lieux.lire')
  @ApiOperation({
    operationId: 'suivreLieux',
    summary: 'Les changements',
    description:
      'Flux sans trou, du plus ancien au plus récent, fusions comprises ; un curseur n’expire jamais.',
  })
  @ApiOkResponse({ description: 'Les changements.', type: PlaceChangesDto })
  async changes(
    @Query() query: FeedQuery,
    @Req() request: FastifyRequest,
  ): Promise<PlaceChangesDto> {
    const { after, limit } = readFeed(query);
    const { records, last } = await this.queries.changes(after, limit);
    const today = parisDate(this.clock.now());
    return {
      data: records.map((record) => toChange(record, today)),
      links: feedLinks(request, last ?? after),
      meta: { nombre: records.length },
    };
  }

  @Get(':id')
  @Moves()
  @Requires('lieux.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireLieu',
    summary: 'Un lieu',
    description: 'Un lieu par notre identifiant, tel que sa source le décrit ou le décrivait.',
  })
  @ApiOkResponse({ description: 'Le lieu.', type: PlaceDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: asked }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PlaceDto | undefined> {
    const instant = asked === undefined ? undefined : new Date(asked);
    const record =
      instant === undefined ? await this.queries.find(id) : await this.queries.findAt(id, instant);
    if (record === undefined) throw placeNotFound();
    const place = toDto(record, parisDate(instant ?? this.clock.now()));
    return isNotModified(request, reply, tagOf(place, instant !== undefined)) ? undefined : place;
  }

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
  async versions(
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
