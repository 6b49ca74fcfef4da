import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  pageOf,
  PageQuery,
  Requires,
  startOf,
} from '@maillage/platform';
import { retentionDays } from '@maillage/platform/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CallListDto, JournalDto } from './journal.dto.js';
import { journalPage, NUMBER } from './journal.controller.js';
import { JournalQueries } from './journal.queries.store.js';
import { OwnJournalQuery } from './journal.query.dto.js';

/** What a caller may read of what was done in its name. */
@ApiTags('journal')
@Controller('v1/moi')
export class OwnJournalController {
  constructor(@Inject(JournalQueries) private readonly queries: JournalQueries) {}

  @Get('journal')
  @Requires('moi.lire')
  @ApiOperation({
    operationId: 'lireMonJournal',
    summary: 'Ce qui a été fait avec mes clés',
    description:
      'Les écritures et les lectures de données personnelles faites au nom de l’appelant, la plus récente d’abord.',
  })
  @ApiOkResponse({ description: 'Les entrées.', type: JournalDto })
  async journal(
    @CurrentCaller() caller: Caller,
    @Query() query: OwnJournalQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<JournalDto> {
    return journalPage(this.queries, query, caller.id, request, reply);
  }

  @Get('appels')
  @Requires('moi.lire')
  @ApiOperation({
    operationId: 'listerMesAppels',
    summary: 'Les appels faits avec mes clés',
    description: `Tous les appels, gardés ${retentionDays.appels} jour(s), lectures comprises ; ceux d’une même seconde et de même nature sont groupés. Ils paraissent une seconde après ; un arrêt brutal peut perdre la dernière seconde.`,
  })
  @ApiOkResponse({ description: 'Les appels.', type: CallListDto })
  async calls(
    @CurrentCaller() caller: Caller,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CallListDto> {
    const [before] = startOf(query, [NUMBER]);
    const found = await this.queries.calls(caller.id, before, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(({ id: _, ...calls }) => calls), links };
  }
}
