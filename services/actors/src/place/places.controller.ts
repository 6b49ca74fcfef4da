import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { type Clock, parisDate } from '@maillage/kernel';
import {
  AsOfQuery,
  CLOCK,
  CURSOR_ID,
  etagOf,
  feedLinks,
  FeedQuery,
  isNotModified,
  pageOf,
  readFeed,
  Requires,
  startOf,
  Tagged,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ListPlaces } from './list-places.handler.js';
import { PlaceChangesDto, PlaceDto, PlacesDto } from './place.dto.js';
import { placeNotFound } from './place.errors.js';
import { acceptedFormat, MEDIA_TYPES } from './place-format.js';
import { toDto } from './place.mapping.dto.js';
import { PlaceQueries, positionOf } from './place.queries.store.js';
import { PlacesQuery } from './place.query.dto.js';
import { wantedOf } from './wanted-places.mapping.dto.js';

/** The directory of places. */
@ApiTags('lieux')
@Controller('v1/lieux')
export class PlacesController {
  constructor(
    @Inject(ListPlaces) private readonly places: ListPlaces,
    @Inject(PlaceQueries) private readonly queries: PlaceQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('lieux.lire')
  @ApiOperation({
    operationId: 'listerLieux',
    summary: 'Les lieux',
    description:
      'Par pages en JSON ; tous en un flux en NDJSON, GeoJSON ou CSV du standard national (« id » y est l’identifiant donné par la source : pour réimporter, exportez une source à la fois).',
  })
  @ApiExtraModels(PlacesDto)
  @ApiOkResponse({
    description: 'Les lieux.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(PlacesDto) } },
      ...Object.fromEntries(
        ['application/x-ndjson', 'text/csv', 'application/geo+json'].map((type) => [
          type,
          { schema: { type: 'string', maxLength: Number.MAX_SAFE_INTEGER } },
        ]),
      ),
    },
  })
  async list(
    @Query() query: PlacesQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const wanted = wantedOf(query);
    const format = query.format ?? acceptedFormat(request.headers.accept);
    void reply
      .header('vary', 'accept')
      .header('content-type', `${MEDIA_TYPES[format]}; charset=utf-8`);
    if (format !== 'json') {
      if (format === 'csv')
        void reply.header('content-disposition', 'attachment; filename="lieux.csv"');
      await reply.send(
        await this.places.stream(
          wanted,
          format,
          query.tableur === 'oui' ? 'spreadsheet' : 'standard',
        ),
      );
      return;
    }
    const [rank, id] = startOf(query, [/^\d{1,10}$/, CURSOR_ID]);
    const after = rank === undefined || id === undefined ? undefined : ([rank, id] as const);
    const found = await this.queries.list(wanted, after, query.limite + 1);
    const { page, links } = pageOf(found, query, positionOf, request, reply);
    const today = parisDate(this.clock.now());
    const answer: PlacesDto = {
      data: page.map(({ record }) => toDto(record, today)),
      links,
      meta: { nombre: page.length },
    };
    await reply.send(answer);
  }

  @Get('changements')
  @Requires('lieux.lire')
  @ApiOperation({
    operationId: 'suivreLieux',
    summary: 'Les changements',
    description: 'Flux sans trou, du plus ancien au plus récent ; un curseur n’expire jamais.',
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
      data: records.map((record) => ({ nature: 'etat', lieu: toDto(record, today) })),
      links: feedLinks(request, last ?? after),
      meta: { nombre: records.length },
    };
  }

  @Get(':id')
  @Requires('lieux.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireLieu',
    summary: 'Un lieu',
    description: 'Un lieu par notre identifiant, tel que sa source le décrit ou le décrivait.',
  })
  @ApiOkResponse({ description: 'Le lieu.', type: PlaceDto })
  @ApiParam({ name: 'id', description: 'Identifiant.', schema: { type: 'string', ...UUID } })
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
    // Freshness changes with the calendar, without a new version; what is past is masked.
    const form = `${instant === undefined ? '' : 'passe.'}${place.qualite.fraicheur}`;
    return isNotModified(request, reply, etagOf(`${place.id}.${form}`, place.version))
      ? undefined
      : place;
  }
}
