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
import { CommitteeBodyDto, CommitteeDto, CommitteesDto, NewCommitteeDto } from './committee.dto.js';
import { COMMITTEE } from './committee.errors.js';
import { tagOf, toDto } from './committee.mapping.dto.js';
import { type CommitteeRecord, CommitteeStore } from './committee.store.js';
import { WriteCommittee } from './write-committee.handler.js';

/** Those who meet for a governance. */
@ApiTags('comités')
@Controller('v1/comites')
export class CommitteesController {
  constructor(
    @Inject(WriteCommittee) private readonly committees: WriteCommittee,
    @Inject(CommitteeStore) private readonly store: CommitteeStore,
  ) {}

  @Get()
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'listerComites',
    summary: 'Les comités',
    description: 'Ceux des gouvernances que vous lisez.',
  })
  @ApiOkResponse({ description: 'Les comités.', type: CommitteesDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommitteesDto> {
    const [after] = startOf(query);
    const found = await this.store.wanted(fence, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toDto), links, meta: { nombre: page.length } };
  }

  @Get(':id')
  @Requires('gouvernances.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireComite',
    summary: 'Un comité',
    description: 'Avec ses règles, et ceux qui y ont une voix.',
  })
  @ApiOkResponse({ description: 'Le comité.', type: CommitteeDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommitteeDto | undefined> {
    const record = await this.get(id, fence);
    return isNotModified(request, reply, tagOf(record)) ? undefined : toDto(record);
  }

  @Post()
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'inscrireComite',
    summary: 'Inscrire un comité',
    description: 'Sans règles, tous décident par consensus, sans quorum ni mandats.',
  })
  @ApiCreatedResponse({
    description: 'Le comité.',
    type: CommitteeDto,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: NewCommitteeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommitteeDto> {
    const id = await this.committees.open({ source, fence }, body);
    void reply.header('location', `/v1/comites/${id}`);
    return this.answer(id, fence, reply);
  }

  @Patch(':id')
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'corrigerComite',
    summary: 'Corriger un comité',
    description:
      'Change ce qui est donné et laisse le reste (RFC 7396). Les règles valent pour les réunions à venir.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs à changer.',
      additionalProperties: true,
      maxProperties: 20,
      example: { frequence: 'annuelle' },
    },
  })
  @ApiOkResponse({ description: 'Le comité.', type: CommitteeDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(ifMatch('du comité lu'))
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CommitteeDto> {
    await this.committees.revise(id, fence, seenVersion(request), (present) =>
      readBody(CommitteeBodyDto, mergePatch(present, request.body)),
    );
    return this.answer(id, fence, reply);
  }

  private async answer(id: string, fence: Fence, reply: FastifyReply): Promise<CommitteeDto> {
    const record = await this.get(id, fence);
    void reply.header('etag', tagOf(record));
    return toDto(record);
  }

  private async get(id: string, fence: Fence): Promise<CommitteeRecord> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(COMMITTEE);
    return record;
  }
}
