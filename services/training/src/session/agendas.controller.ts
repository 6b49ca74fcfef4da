import { Controller, Get, Header, Inject, Param, ParseUUIDPipe, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Clock } from '@maillage/kernel';
import { CLOCK, ID_PARAMETER, publicAddress, Requires } from '@maillage/platform';
import type { FastifyRequest } from 'fastify';
import { ReadCatalogue } from '../course/read-catalogue.handler.js';
import { agendaOf } from './agenda.writer.js';
import { CountSeats } from './count-seats.handler.js';

/** Sessions for calendars. */
@ApiTags('sessions')
@Controller('v1/sessions')
export class AgendasController {
  constructor(
    @Inject(CountSeats) private readonly sessions: CountSeats,
    @Inject(ReadCatalogue) private readonly catalogue: ReadCatalogue,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get(':id/agenda.ics')
  @Requires('sessions.lire')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @ApiOperation({
    operationId: 'lireAgendaSession',
    summary: 'Une session pour un agenda (iCalendar)',
    description:
      'Un événement par demi-journée, à l’heure du lieu. Le même UID toujours ; SEQUENCE change quand l’heure ou le lieu changent, ou à l’annulation. Aucun nom.',
  })
  @ApiOkResponse({
    description: 'L’agenda.',
    content: { 'text/calendar': { schema: { type: 'string', maxLength: 1_000_000 } } },
  })
  @ApiParam(ID_PARAMETER)
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const session = await this.sessions.get(id);
    const title = await this.catalogue.titleOf(session.description.formation_id);
    const { host } = new URL(publicAddress(request, '/'));
    return agendaOf({ session, title, host, now: this.clock.now() });
  }
}
