import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import {
  choosesPage,
  ID_PARAMETER,
  languageOf,
  Open,
  PageQuery,
  pageOf,
  Refuses,
  showPage,
  startOf,
} from '@maillage/platform';
import { findTerritory, parseTerritoryRef } from '@maillage/territories';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { FindRoadmap } from '../roadmap/find-roadmap.handler.js';
import { PublicationDto, PublishedRoadmapsDto } from './publication.dto.js';
import { toDto, toListed } from './publication.mapping.dto.js';
import { PublicationPage } from './publication.page.js';
import { ReadPublication } from './read-publication.handler.js';

const REASON = 'une feuille de route publiée est à tous';

/** Roadmaps that everybody may read. */
@ApiTags('feuilles de route')
@Controller('v1/feuilles-de-route')
export class PublicationsController {
  constructor(
    @Inject(ReadPublication) private readonly publications: ReadPublication,
    @Inject(FindRoadmap) private readonly roadmaps: FindRoadmap,
  ) {}

  @Get('publiees')
  @Open(REASON)
  @ApiOperation({
    operationId: 'listerFeuillesDeRoutePubliees',
    summary: 'Les feuilles de route publiées',
    description: 'Celles que tous peuvent lire, chacune avec l’adresse de sa page.',
  })
  @ApiOkResponse({ description: 'Les feuilles publiées.', type: PublishedRoadmapsDto })
  async list(
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublishedRoadmapsDto> {
    const [after] = startOf(query);
    const found = await this.roadmaps.listPublic(after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toListed), links, meta: { nombre: page.length } };
  }

  @Get(':id/publication')
  @RouteConfig({ page: true })
  @Open(REASON)
  @ApiOperation({
    operationId: 'lirePublication',
    summary: 'Une feuille de route, telle que tous la lisent',
    description:
      'Ce qui a été promis, où cela en est, ce qui a changé depuis l’adoption. Une page pour un navigateur, les mêmes nombres en JSON pour un programme.',
  })
  @ApiExtraModels(PublicationDto)
  @ApiOkResponse({
    description: 'La feuille de route.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(PublicationDto) } },
      'text/html': { schema: { type: 'string', maxLength: 20_000_000 } },
    },
  })
  @ApiParam(ID_PARAMETER)
  @Refuses(404)
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PublicationDto | string> {
    const published = await this.publications.of(id);
    if (!choosesPage(request, reply)) return toDto(published);
    const { record, publication } = published;
    const { gouvernance: governance, territoires } = record.beside;
    const territories = territoires.map((text) => {
      const ref = parseTerritoryRef(text);
      return (ref && findTerritory(ref)?.nom) ?? text;
    });
    const language = languageOf(request);
    const view = { publication, governance, territories, language };
    return showPage(reply, language, PublicationPage(view));
  }
}
