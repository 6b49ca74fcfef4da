import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  CurrentFence,
  type Fence,
  pageOf,
  PageQuery,
  Refuses,
  Requires,
  startOf,
  TrialQuery,
  UUID,
  VersionsDto,
  versionsPage,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideProposition } from './decide-proposition.handler.js';
import { DecisionDto, PropositionDto, PropositionsDto } from './proposition.dto.js';
import { propositionNotFound } from './proposition.errors.js';
import { toDto, wantedOf } from './proposition.mapping.dto.js';
import { PropositionQueries } from './proposition.queries.store.js';
import { PropositionsQuery } from './proposition.query.dto.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la proposition.',
  schema: { type: 'string', ...UUID },
} as const;

/** What those concerned propose to correct, and what is decided of it. */
@ApiTags('propositions')
@Controller('v1/propositions')
export class PropositionsController {
  constructor(
    @Inject(PropositionQueries) private readonly queries: PropositionQueries,
    @Inject(DecideProposition) private readonly decisions: DecideProposition,
  ) {}

  @Get()
  @Requires('propositions.decider')
  @ApiOperation({
    operationId: 'listerPropositions',
    summary: 'Les corrections proposées',
    description:
      'Dans l’ordre où elles ont été faites, à côté de ce que dit l’annuaire aujourd’hui. « etat=en_attente » donne celles qui attendent une réponse.',
  })
  @ApiOkResponse({ description: 'Les propositions.', type: PropositionsDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: PropositionsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PropositionsDto> {
    const [after] = startOf(query);
    const found = await this.queries.list(wantedOf(query), fence, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toDto), links, meta: { nombre: page.length } };
  }

  @Get(':id')
  @Requires('propositions.decider')
  @ApiOperation({
    operationId: 'lireProposition',
    summary: 'Une proposition',
    description:
      'Champ par champ : ce qu’il disait, ce qu’il dit aujourd’hui, ce qu’il dirait ; s’il a changé depuis, et quelles autres propositions le concernent.',
  })
  @ApiOkResponse({ description: 'La proposition.', type: PropositionDto })
  @ApiParam(ID)
  read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<PropositionDto> {
    return this.find(id, fence);
  }

  @Get(':id/versions')
  @Requires('propositions.decider')
  @ApiOperation({
    operationId: 'listerVersionsProposition',
    summary: 'Ce qui a été décidé d’une proposition',
    description:
      'De la plus ancienne version à celle d’aujourd’hui : quand, par qui, quels champs.',
  })
  @ApiOkResponse({ description: 'Les versions.', type: VersionsDto })
  @ApiParam(ID)
  async versions(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VersionsDto> {
    const page = await versionsPage(query, request, reply, (after, limit) =>
      this.queries.versions(id, fence, after, limit),
    );
    if (page === undefined) throw propositionNotFound();
    return page;
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Requires('propositions.decider')
  @ApiOperation({
    operationId: 'deciderProposition',
    summary: 'Accepter ou refuser, champ par champ',
    description:
      'Ce qui est accepté est écrit aussitôt dans l’annuaire ; ce qui n’est pas nommé continue d’attendre. Un champ qui a changé depuis la proposition n’est écrit que s’il est nommé dans « malgre ». « simulation=true » montre l’effet sans rien écrire.',
  })
  @ApiOkResponse({ description: 'La proposition, après la décision.', type: PropositionDto })
  @ApiParam(ID)
  @Refuses(409, 422)
  decide(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { simulation }: TrialQuery,
    @Body() { accepter = [], refuser = [], malgre = [] }: DecisionDto,
  ): Promise<PropositionDto> {
    return this.decisions.decide(
      id,
      fence,
      { accepter, refuser, malgre },
      () => this.find(id, fence),
      simulation === 'true',
    );
  }

  private async find(id: string, fence: Fence): Promise<PropositionDto> {
    const record = await this.queries.find(id, fence);
    if (record === undefined) throw propositionNotFound();
    return toDto(record);
  }
}
