import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  ifMatch,
  LOCATION,
  Refuses,
  Requires,
  seenVersion,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CourseBodyDto, CourseDto, NewCourseDto } from './course.dto.js';
import { tagOf, toDto, toGiven } from './course.mapping.dto.js';
import { WriteCourse } from './write-course.handler.js';

const IF_MATCH = ifMatch('de la formation lue');
const TAG = { ETag: { $ref: '#/components/headers/ETag' } };

/** Where the catalogue is written, one course at a time. */
@ApiTags('formations')
@Controller('v1/formations')
export class CourseWritingController {
  constructor(@Inject(WriteCourse) private readonly courses: WriteCourse) {}

  @Post()
  @Requires('formations.ecrire')
  @ApiOperation({
    operationId: 'inscrireFormation',
    summary: 'Inscrire une formation au catalogue',
    description:
      'Sous la source de l’appelant, dont les droits couvrent tout son territoire. Son titre public ne dit le niveau de personne.',
  })
  @ApiCreatedResponse({
    description: 'La formation.',
    type: CourseDto,
    headers: { ...LOCATION, ...TAG },
  })
  @Refuses(409, 422)
  async enter(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() { source_id: sourceId, ...body }: NewCourseDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CourseDto> {
    const made = await this.courses.enter(source, sourceId, toGiven(body), (ref) =>
      fence.covers(ref),
    );
    void reply.header('location', `/v1/formations/${made.id}`).header('etag', tagOf(made));
    return toDto(made);
  }

  @Put(':id')
  @Requires('formations.ecrire')
  @ApiOperation({
    operationId: 'remplacerFormation',
    summary: 'Remplacer la description d’une formation',
    description:
      'Ce qui n’est pas redit est retiré. Les sessions gardent la version qu’elles ont prise.',
  })
  @ApiOkResponse({ description: 'La formation.', type: CourseDto, headers: TAG })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(422)
  async replace(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CourseBodyDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CourseDto> {
    const written = await this.courses.replace(
      id,
      toGiven(body),
      (ref) => fence.covers(ref),
      seenVersion(request),
    );
    void reply.header('etag', tagOf(written));
    return toDto(written);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('formations.ecrire')
  @ApiOperation({
    operationId: 'retirerFormation',
    summary: 'Retirer une formation du catalogue',
    description: 'Elle n’est plus proposée ; ses versions et ses sessions restent.',
  })
  @ApiNoContentResponse({ description: 'Elle est retirée.' })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  async withdraw(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.courses.withdraw(id, (ref) => fence.covers(ref), seenVersion(request));
  }
}
