import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  isNotModified,
  pageOf,
  PageQuery,
  Requires,
  startOf,
  Tagged,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { BankDto, BanksDto, ItemsDto, QuestionsDto } from './bank.dto.js';
import { itemDto, questionDto, summaryDto, tagOf, toDto } from './bank.mapping.dto.js';
import { ItemsQuery, VersionQuery } from './bank.query.dto.js';
import { BankStore } from './bank.store.js';
import { ReadBank } from './read-bank.handler.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la banque.',
  schema: { type: 'string', ...UUID },
} as const;
/** The key of an item in a cursor. */
const KEYS = [/^[^]{1,100}$/];

/** Banks of items, as they are read. */
@ApiTags('banques d’items')
@Controller('v1/banques-items')
export class BanksController {
  constructor(
    @Inject(BankStore) private readonly store: BankStore,
    @Inject(ReadBank) private readonly banks: ReadBank,
  ) {}

  @Get()
  @Requires('banques.lire')
  @ApiOperation({
    operationId: 'listerBanques',
    summary: 'Les banques d’items',
    description: 'Chacune dans sa version présente, avec le nombre de ses items étalonnés.',
  })
  @ApiOkResponse({ description: 'Les banques.', type: BanksDto })
  async list(
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BanksDto> {
    const [after] = startOf(query);
    const found = await this.store.list(after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(summaryDto), links, meta: { nombre: page.length } };
  }

  @Get(':id')
  @Requires('banques.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireBanque',
    summary: 'Une banque d’items',
    description: 'Dans sa version présente, ou dans une autre : une version ne change plus.',
  })
  @ApiOkResponse({ description: 'La banque.', type: BankDto })
  @ApiParam(ID)
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { version }: VersionQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BankDto | undefined> {
    const bank = await this.banks.get(id, version);
    return isNotModified(request, reply, tagOf(bank)) ? undefined : toDto(bank);
  }

  @Get(':id/items')
  @Requires('banques.lire')
  @ApiOperation({
    operationId: 'listerQuestions',
    summary: 'Les questions d’une banque',
    description: 'Sans leur corrigé ni leurs paramètres, dans l’ordre de la banque.',
  })
  @ApiOkResponse({ description: 'Les questions.', type: QuestionsDto })
  @ApiParam(ID)
  async questions(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ItemsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<QuestionsDto> {
    const [after] = startOf(query, KEYS);
    const found = await this.banks.items(id, query, after, query.limite + 1);
    const { page, links } = pageOf(found, query, (item) => [item.id], request, reply);
    return { data: page.map(questionDto), links, meta: { nombre: page.length } };
  }

  @Get(':id/corriges')
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'listerCorriges',
    summary: 'Les items d’une banque, avec leur corrigé',
    description: 'Pour qui tient la banque : corrigé, explication, paramètres et ennemis.',
  })
  @ApiOkResponse({ description: 'Les items.', type: ItemsDto })
  @ApiParam(ID)
  async keys(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: ItemsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ItemsDto> {
    const [after] = startOf(query, KEYS);
    const found = await this.banks.items(id, query, after, query.limite + 1);
    const { page, links } = pageOf(found, query, (item) => [item.id], request, reply);
    return { data: page.map(itemDto), links, meta: { nombre: page.length } };
  }
}
