import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
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
  isNotModified,
  LOCATION,
  pageOf,
  Refuses,
  Requires,
  seenVersion,
  startOf,
  Tagged,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordNotFound } from '../record/record.errors.js';
import {
  FinalReportDto,
  FundingDecisionDto,
  FundingDto,
  FundingsDto,
  NewFundingDto,
  PaymentDto,
} from './funding.dto.js';
import { FUNDING } from './funding.errors.js';
import { tagOf, toDto } from './funding.mapping.dto.js';
import { FundingsQuery } from './funding.query.dto.js';
import { type FundingRecord, FundingStore } from './funding.store.js';
import type { Funding } from './funding.js';
import { WriteFunding } from './write-funding.handler.js';

const IF_MATCH = ifMatch('du financement lu');
const TAG = { ETag: { $ref: '#/components/headers/ETag' } };

/** What actions ask of envelopes, and what became of it. */
@ApiTags('financements')
@Controller('v1/financements')
export class FundingsController {
  constructor(
    @Inject(WriteFunding) private readonly fundings: WriteFunding,
    @Inject(FundingStore) private readonly store: FundingStore,
  ) {}

  @Get()
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'listerFinancements',
    summary: 'Les financements',
    description: 'Demandes et subventions, dans l’ordre de leur entrée.',
  })
  @ApiOkResponse({ description: 'Les financements.', type: FundingsDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: FundingsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FundingsDto> {
    const [after] = startOf(query);
    const wanted = { envelope: query.enveloppe_id, action: query.action_id, status: query.statut };
    const found = await this.store.wanted(fence, wanted, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toDto), links, meta: { nombre: page.length } };
  }

  @Get(':id')
  @Requires('gouvernances.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireFinancement',
    summary: 'Un financement',
    description: 'Demandé, accordé, dû, versé, ce qui reste et ce qui revient à l’enveloppe.',
  })
  @ApiOkResponse({ description: 'Le financement.', type: FundingDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FundingDto | undefined> {
    const record = await this.get(id, fence);
    return isNotModified(request, reply, tagOf(record)) ? undefined : toDto(record);
  }

  @Post()
  @Requires('financements.demander')
  @ApiOperation({
    operationId: 'demanderFinancement',
    summary: 'Demander un financement',
    description: 'À une enveloppe, pour une action de sa gouvernance.',
  })
  @ApiCreatedResponse({
    description: 'La demande.',
    type: FundingDto,
    headers: { ...LOCATION, ...TAG },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: NewFundingDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FundingDto> {
    const id = await this.fundings.open({ source, fence }, { ...body, statut: 'deposee' });
    void reply.header('location', `/v1/financements/${id}`);
    return this.answer(id, fence, reply);
  }

  @Put(':id/decision')
  @Requires('financements.decider')
  @ApiOperation({
    operationId: 'deciderFinancement',
    summary: 'Décider d’une demande',
    description: 'Instruire, accorder, refuser. L’enveloppe n’est jamais dépassée d’un centime.',
  })
  @ApiOkResponse({ description: 'Le financement.', type: FundingDto, headers: TAG })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  decide(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FundingDecisionDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FundingDto> {
    return this.change({ id, fence, request, reply }, (present) => ({ ...present, ...body }));
  }

  @Post(':id/versements')
  @Requires('financements.decider')
  @ApiOperation({
    operationId: 'verserFinancement',
    summary: 'Inscrire un versement',
    description: 'Avance, acompte ou solde ; jamais plus que ce qui est dû.',
  })
  @ApiCreatedResponse({ description: 'Le financement.', type: FundingDto, headers: TAG })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  pay(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PaymentDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FundingDto> {
    return this.change({ id, fence, request, reply }, (present) => ({
      ...present,
      versements: [...(present.versements ?? []), body],
    }));
  }

  @Put(':id/bilan')
  @Requires('financements.demander')
  @ApiOperation({
    operationId: 'rendreBilanFinancement',
    summary: 'Rendre le bilan',
    description: 'Le coût final fixe ce qui est dû ; le reste revient à l’enveloppe, à ce jour.',
  })
  @ApiOkResponse({ description: 'Le financement.', type: FundingDto, headers: TAG })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  report(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: FinalReportDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FundingDto> {
    return this.change({ id, fence, request, reply }, (present) => ({ ...present, ...body }));
  }

  private async change(
    { id, fence, request, reply }: Exchange,
    next: (present: Funding) => Funding,
  ): Promise<FundingDto> {
    await this.fundings.revise(id, fence, seenVersion(request), next);
    return this.answer(id, fence, reply);
  }

  private async answer(id: string, fence: Fence, reply: FastifyReply): Promise<FundingDto> {
    const record = await this.get(id, fence);
    void reply.header('etag', tagOf(record));
    return toDto(record);
  }

  private async get(id: string, fence: Fence): Promise<FundingRecord> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(FUNDING);
    return record;
  }
}

interface Exchange {
  readonly id: string;
  readonly fence: Fence;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
