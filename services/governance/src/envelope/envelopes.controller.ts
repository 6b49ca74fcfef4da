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
import { EnvelopeBodyDto, EnvelopeDto, EnvelopesDto, NewEnvelopeDto } from './envelope.dto.js';
import { ENVELOPE } from './envelope.errors.js';
import { tagOf, toDto } from './envelope.mapping.dto.js';
import { type EnvelopeRecord, EnvelopeStore } from './envelope.store.js';
import { WriteEnvelope } from './write-envelope.handler.js';

/** Money that funders set aside. */
@ApiTags('financements')
@Controller('v1/financements/enveloppes')
export class EnvelopesController {
  constructor(
    @Inject(WriteEnvelope) private readonly envelopes: WriteEnvelope,
    @Inject(EnvelopeStore) private readonly store: EnvelopeStore,
  ) {}

  @Get()
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'listerEnveloppes',
    summary: 'Les enveloppes',
    description: 'Ce qui est mis de côté par gouvernance et par année, et ce qu’il en reste.',
  })
  @ApiOkResponse({ description: 'Les enveloppes.', type: EnvelopesDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnvelopesDto> {
    const [after] = startOf(query);
    const found = await this.store.wanted(fence, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toDto), links, meta: { nombre: page.length } };
  }

  @Get(':id')
  @Requires('gouvernances.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireEnveloppe',
    summary: 'Une enveloppe',
    description: 'Avec ce qui en est pris et ce qu’il en reste.',
  })
  @ApiOkResponse({ description: 'L’enveloppe.', type: EnvelopeDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnvelopeDto | undefined> {
    const record = await this.get(id, fence);
    return isNotModified(request, reply, tagOf(record)) ? undefined : toDto(record);
  }

  @Post()
  @Requires('financements.decider')
  @ApiOperation({
    operationId: 'ouvrirEnveloppe',
    summary: 'Ouvrir une enveloppe',
    description: 'Un montant pour une gouvernance et une année ; un plafond dit ce qu’il borne.',
  })
  @ApiCreatedResponse({
    description: 'L’enveloppe.',
    type: EnvelopeDto,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: NewEnvelopeDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnvelopeDto> {
    const id = await this.envelopes.open({ source, fence }, body);
    void reply.header('location', `/v1/financements/enveloppes/${id}`);
    return this.answer(id, fence, reply);
  }

  @Patch(':id')
  @Requires('financements.decider')
  @ApiOperation({
    operationId: 'corrigerEnveloppe',
    summary: 'Corriger une enveloppe',
    description:
      'Change ce qui est donné et laisse le reste (RFC 7396). Son montant ne descend pas sous ce qui est accordé.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs à changer.',
      additionalProperties: true,
      maxProperties: 20,
      example: { montant: 12_000_000 },
    },
  })
  @ApiOkResponse({ description: 'L’enveloppe.', type: EnvelopeDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(ifMatch('de l’enveloppe lue'))
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<EnvelopeDto> {
    await this.envelopes.revise(id, fence, seenVersion(request), (present) =>
      readBody(EnvelopeBodyDto, mergePatch(present, request.body)),
    );
    return this.answer(id, fence, reply);
  }

  private async answer(id: string, fence: Fence, reply: FastifyReply): Promise<EnvelopeDto> {
    const record = await this.get(id, fence);
    void reply.header('etag', tagOf(record));
    return toDto(record);
  }

  private async get(id: string, fence: Fence): Promise<EnvelopeRecord> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(ENVELOPE);
    return record;
  }
}
