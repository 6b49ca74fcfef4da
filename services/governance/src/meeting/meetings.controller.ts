import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { mergePatch } from '@maillage/kernel';
import {
  type Caller,
  CurrentCaller,
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  ifMatch,
  isNotModified,
  LOCATION,
  PageQuery,
  pageOf,
  readBody,
  Refuses,
  Requires,
  seenVersion,
  startOf,
  Tagged,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordNotFound } from '../record/record.errors.js';
import { MeetingBodyDto, MeetingDto, MeetingsDto, NewMeetingDto } from './meeting.dto.js';
import { asWritten } from './meeting.js';
import { MEETING } from './meeting.errors.js';
import { tagOf, toDto } from './meeting.mapping.dto.js';
import { type MeetingRecord, MeetingStore } from './meeting.store.js';
import { WriteMeeting } from './write-meeting.handler.js';

/** Meetings of committees, and what they decide. */
@ApiTags('comités')
@Controller('v1/reunions')
export class MeetingsController {
  constructor(
    @Inject(WriteMeeting) private readonly meetings: WriteMeeting,
    @Inject(MeetingStore) private readonly store: MeetingStore,
  ) {}

  @Get()
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'listerReunions',
    summary: 'Les réunions',
    description: 'Celles des comités que vous lisez.',
  })
  @ApiOkResponse({ description: 'Les réunions.', type: MeetingsDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingsDto> {
    const [after] = startOf(query);
    const found = await this.store.wanted(fence, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toDto), links, meta: { nombre: page.length } };
  }

  @Get(':id')
  @Requires('gouvernances.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireReunion',
    summary: 'Une réunion',
    description: 'Ordre du jour, présences, décisions et leur résultat.',
  })
  @ApiOkResponse({ description: 'La réunion.', type: MeetingDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingDto | undefined> {
    const record = await this.get(id, fence);
    return isNotModified(request, reply, tagOf(record)) ? undefined : toDto(record);
  }

  @Post()
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'inscrireReunion',
    summary: 'Inscrire une réunion',
    description: 'D’un comité ; elle décide une fois tenue, par ses règles.',
  })
  @ApiCreatedResponse({
    description: 'La réunion.',
    type: MeetingDto,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: NewMeetingDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingDto> {
    const id = await this.meetings.open({ source, fence }, body);
    void reply.header('location', `/v1/reunions/${id}`);
    return this.answer(id, fence, reply);
  }

  @Patch(':id')
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'corrigerReunion',
    summary: 'Corriger une réunion',
    description:
      'Change ce qui est donné et laisse le reste (RFC 7396). Ce qui est décidé est compté à nouveau.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs à changer.',
      additionalProperties: true,
      maxProperties: 20,
      example: { statut: 'tenue' },
    },
  })
  @ApiOkResponse({ description: 'La réunion.', type: MeetingDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(ifMatch('de la réunion lue'))
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeetingDto> {
    await this.meetings.revise(id, fence, seenVersion(request), (present) =>
      readBody(MeetingBodyDto, mergePatch(asWritten(present), request.body)),
    );
    return this.answer(id, fence, reply);
  }

  private async answer(id: string, fence: Fence, reply: FastifyReply): Promise<MeetingDto> {
    const record = await this.get(id, fence);
    void reply.header('etag', tagOf(record));
    return toDto(record);
  }

  private async get(id: string, fence: Fence): Promise<MeetingRecord> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(MEETING);
    return record;
  }
}
