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
import { pageOf, Refuses, Requires, startOf, UUID } from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadBank } from '../bank/read-bank.handler.js';
import { DecideReport } from './decide-report.handler.js';
import {
  ItemReportDecisionDto,
  ItemReportDto,
  ItemReportsDto,
  ItemReportsQuery,
} from './item-report.dto.js';
import { itemReportNotFound } from './item-report.errors.js';
import { toDto, toState } from './item-report.mapping.dto.js';
import { ItemReportStore } from './item-report.store.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la banque.',
  schema: { type: 'string', ...UUID },
} as const;

/** The queue of who keeps a bank: questions that those who take part reported. */
@ApiTags('banques d’items')
@Controller('v1/banques-items/:id/signalements')
export class ItemReportsController {
  constructor(
    @Inject(ItemReportStore) private readonly store: ItemReportStore,
    @Inject(ReadBank) private readonly banks: ReadBank,
    @Inject(DecideReport) private readonly decisions: DecideReport,
  ) {}

  @Get()
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'listerSignalements',
    summary: 'Les questions signalées',
    description:
      'Par celles et ceux à qui elles étaient posées, dans l’ordre du premier signalement : ce qui en est dit, et par combien. « etat=en_attente » donne celles qui attendent une décision.',
  })
  @ApiOkResponse({ description: 'Les questions signalées.', type: ItemReportsDto })
  @ApiParam(ID)
  async list(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ItemReportsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ItemReportsDto> {
    const { items } = await this.banks.get(id);
    const [after] = startOf(query);
    const found = await this.store.list(id, toState(query.etat), after, query.limite + 1);
    const { page, links } = pageOf(found, query, (one) => [one.id], request, reply);
    return {
      data: page.map((one) => toDto(one, items)),
      links,
      meta: { nombre: page.length },
    };
  }

  @Post(':signalement/decision')
  @HttpCode(200)
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'deciderSignalement',
    summary: 'Décider d’une question signalée',
    description:
      'Elle est posée à nouveau, ou retirée : la banque passe alors à la version suivante. Les réponses déjà données comptent dans les deux cas.',
  })
  @ApiOkResponse({ description: 'La question, après la décision.', type: ItemReportDto })
  @ApiParam(ID)
  @ApiParam({
    name: 'signalement',
    description: 'Identifiant du signalement.',
    schema: { type: 'string', ...UUID },
  })
  @Refuses(404, 409)
  async decide(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('signalement', ParseUUIDPipe) report: string,
    @Body() { decision }: ItemReportDecisionDto,
  ): Promise<ItemReportDto> {
    await this.decisions.decide(id, report, decision === 'retirer' ? 'retired' : 'reinstated');
    const found = await this.store.find(id, report);
    if (found === undefined) throw itemReportNotFound();
    return toDto(found, (await this.banks.get(id)).items);
  }
}
