import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Answer,
  answerList,
  Answers,
  AsOfQuery,
  etagOf,
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
import { StructureChangesDto, StructureDto, StructuresDto } from './structure.dto.js';
import { structureNotFound } from './structure.errors.js';
import { STRUCTURE_LISTING, tagOf, toChange, toDto, wantedOf } from './structure.mapping.dto.js';
import { type RankedStructure, StructureQueries } from './structure.queries.store.js';
import { StructuresQuery } from './structure.query.dto.js';

/** The directory of structures. */
@ApiTags('structures')
@Controller('v1/structures')
export class StructuresController {
  constructor(@Inject(StructureQueries) private readonly queries: StructureQueries) {}

  @Get()
  @Requires('structures.lire')
  @ApiOperation({
    operationId: 'listerStructures',
    summary: 'Les structures',
    description:
      'Par pages en JSON ; toutes en un flux en NDJSON, XLSX ou CSV (« id » y est l’identifiant donné par la source).',
  })
  @Answers('Les structures.', StructuresDto, STRUCTURE_LISTING)
  list(
    @Query() query: StructuresQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<StructuresDto>> {
    const wanted = wantedOf(query);
    return answerList({ query, request, reply }, STRUCTURE_LISTING, {
      read: (after, limit) => this.queries.list(wanted, after, limit),
      view: ({ record }) => toDto(record),
      ...(query.curseur === undefined
        ? { about: (page: readonly RankedStructure[]) => this.queries.about(wanted, page) }
        : {}),
    });
  }

  @Get('changements')
  @Requires('structures.lire')
  @ApiOperation({
    operationId: 'suivreStructures',
    summary: 'Les changements',
    description:
      'Flux sans trou, du plus ancien au plus récent, retraits compris ; un curseur n’expire jamais.',
  })
  @ApiOkResponse({ description: 'Les changements.', type: StructureChangesDto })
  async changes(
    @Query() query: FeedQuery,
    @Req() request: FastifyRequest,
  ): Promise<StructureChangesDto> {
    const { after, limit } = readFeed(query);
    const { records, last } = await this.queries.changes(after, limit);
    return {
      data: records.map(toChange),
      links: feedLinks(request, last ?? after),
      meta: { nombre: records.length },
    };
  }

  @Get(':id')
  @Moves()
  @Requires('structures.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireStructure',
    summary: 'Une structure',
    description: 'Une structure par notre identifiant, telle qu’elle est ou telle qu’elle était.',
  })
  @ApiOkResponse({ description: 'La structure.', type: StructureDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: asked }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StructureDto | undefined> {
    const record =
      asked === undefined
        ? await this.queries.find(id)
        : await this.queries.findAt(id, new Date(asked));
    if (record === undefined) throw structureNotFound();
    const tag = asked === undefined ? tagOf(record) : etagOf(`${id}.passe`, record.version);
    return isNotModified(request, reply, tag) ? undefined : toDto(record);
  }

  @Get(':id/versions')
  @Moves()
  @Requires('structures.lire')
  @ApiOperation({
    operationId: 'listerVersionsStructure',
    summary: 'Les versions d’une structure',
    description:
      'De la plus ancienne à celle d’aujourd’hui : depuis quand, jusqu’à quand, par qui, pourquoi, et ce qui a changé.',
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
    if (page === undefined) throw structureNotFound();
    return page;
  }
}
