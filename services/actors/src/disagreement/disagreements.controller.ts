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
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  ifMatch,
  isNotModified,
  pageOf,
  PageQuery,
  Refuses,
  requireMatch,
  Requires,
  startOf,
  Tagged,
  TrialQuery,
  VersionsDto,
  versionsPage,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DecideDisagreement } from './decide-disagreement.handler.js';
import { DisagreementDecisionDto, DisagreementDto, DisagreementsDto } from './disagreement.dto.js';
import { disagreementNotFound } from './disagreement.errors.js';
import { tagOf, toDto, wantedOf } from './disagreement.mapping.dto.js';
import { DisagreementQueries, type DisagreementRecord } from './disagreement.queries.store.js';
import { DisagreementsQuery } from './disagreement.query.dto.js';

/** What sources say against corrections by hand. */
@ApiTags('desaccords')
@Controller('v1/desaccords')
export class DisagreementsController {
  constructor(
    @Inject(DisagreementQueries) private readonly queries: DisagreementQueries,
    @Inject(DecideDisagreement) private readonly decisions: DecideDisagreement,
  ) {}

  @Get()
  @Requires('propositions.decider')
  @ApiOperation({
    operationId: 'listerDesaccords',
    summary: 'Les désaccords entre sources et corrections',
    description:
      'Ce qu’une source dit d’autre que la correction faite à la main, qui vaut en attendant. Dans l’ordre des corrections ; « etat=ouvert » donne ceux qui attendent une décision. Ceux des lieux fermés n’y sont pas.',
  })
  @ApiOkResponse({ description: 'Les désaccords.', type: DisagreementsDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: DisagreementsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisagreementsDto> {
    const [after] = startOf(query);
    const found = await this.queries.list(wantedOf(query), fence, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toDto), links, meta: { nombre: page.length } };
  }

  @Get(':id')
  @Requires('propositions.decider')
  @Tagged()
  @ApiOperation({
    operationId: 'lireDesaccord',
    summary: 'Un désaccord',
    description: 'Ce que dit la fiche, corrigée à la main, et ce que dit sa source.',
  })
  @ApiOkResponse({ description: 'Le désaccord.', type: DisagreementDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisagreementDto | undefined> {
    const record = await this.find(id, fence);
    return isNotModified(request, reply, tagOf(record)) ? undefined : toDto(record);
  }

  @Get(':id/versions')
  @Requires('propositions.decider')
  @ApiOperation({
    operationId: 'listerVersionsDesaccord',
    summary: 'Ce qui est arrivé à un désaccord',
    description:
      'De la correction à aujourd’hui : quand la source a parlé, quand et par qui il a été décidé.',
  })
  @ApiOkResponse({ description: 'Les versions.', type: VersionsDto })
  @ApiParam(ID_PARAMETER)
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
    if (page === undefined) throw disagreementNotFound();
    return page;
  }

  @Post(':id/decision')
  @HttpCode(200)
  @Requires('propositions.decider')
  @ApiOperation({
    operationId: 'deciderDesaccord',
    summary: 'Accepter, garder ou remettre',
    description:
      'Ce qui est accepté est écrit aussitôt dans la fiche, qui suit de nouveau sa source. Ce qui est gardé ou remis est redemandé si la source dit autre chose encore. « simulation=true » montre l’effet sans rien écrire.',
  })
  @ApiOkResponse({ description: 'Le désaccord, après la décision.', type: DisagreementDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(ifMatch('du désaccord lu'))
  @Refuses(409, 422)
  decide(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { simulation }: TrialQuery,
    @Body() { decision }: DisagreementDecisionDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisagreementDto> {
    return this.decisions.decide(id, fence, decision, {
      accepts: (present) => {
        requireMatch(request, tagOf(present));
      },
      read: async () => {
        const record = await this.find(id, fence);
        void reply.header('etag', tagOf(record));
        return toDto(record);
      },
      isTrial: simulation === 'true',
    });
  }

  private async find(id: string, fence: Fence): Promise<DisagreementRecord> {
    const record = await this.queries.find(id, fence);
    if (record === undefined) throw disagreementNotFound();
    return record;
  }
}
