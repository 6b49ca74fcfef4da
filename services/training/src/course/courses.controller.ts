import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Answer,
  answerList,
  Answers,
  AsOfQuery,
  etagOf,
  Fence,
  ID_PARAMETER,
  isNotModified,
  PageQuery,
  Requires,
  Tagged,
  VersionsDto,
  versionsPage,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CourseDto, CoursesDto } from './course.dto.js';
import { courseNotFound } from './course.errors.js';
import { COURSE_LISTING, tagOf, toDto, wantedOf } from './course.mapping.dto.js';
import { CoursesQuery } from './course.query.dto.js';
import { CourseStore, type RankedCourse } from './course.store.js';

/** The catalogue, as everybody with an access reads it. */
@ApiTags('formations')
@Controller('v1/formations')
export class CoursesController {
  constructor(@Inject(CourseStore) private readonly store: CourseStore) {}

  @Get()
  @Requires('formations.lire')
  @ApiOperation({
    operationId: 'listerFormations',
    summary: 'Le catalogue',
    description:
      'Formations, ateliers et ressources. Par pages en JSON ; tout en un flux en NDJSON, CSV ou XLSX.',
  })
  @Answers('Le catalogue.', CoursesDto, COURSE_LISTING)
  list(
    @Query() query: CoursesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<CoursesDto>> {
    const wanted = wantedOf(query);
    return answerList({ query, request, reply }, COURSE_LISTING, {
      read: (after, limit) => this.store.wanted(wanted, after, limit),
      view: ({ record }) => toDto(record),
      ...(query.curseur === undefined
        ? { about: (page: readonly RankedCourse[]) => this.store.about(wanted, page) }
        : {}),
    });
  }

  @Get(':id')
  @Requires('formations.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireFormation',
    summary: 'Une formation',
    description: 'Telle qu’elle est, ou telle qu’elle était.',
  })
  @ApiOkResponse({ description: 'La formation.', type: CourseDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: asked }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CourseDto | undefined> {
    const record =
      asked === undefined
        ? await this.store.find(id, Fence.none)
        : await this.store.findAt(id, Fence.none, new Date(asked));
    if (record === undefined) throw courseNotFound();
    const tag = asked === undefined ? tagOf(record) : etagOf(`${id}.passe`, record.version);
    return isNotModified(request, reply, tag) ? undefined : toDto(record);
  }

  @Get(':id/versions')
  @Requires('formations.lire')
  @ApiOperation({
    operationId: 'listerVersionsFormation',
    summary: 'Les versions d’une formation',
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
      this.store.versions(id, Fence.none, after, limit),
    );
    if (page === undefined) throw courseNotFound();
    return page;
  }
}
