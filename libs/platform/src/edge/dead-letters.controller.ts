import {
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
import { DomainError } from '@maillage/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Audit } from '../audit/audit.js';
import { Requires } from '../rights/caller.js';
import { isDatabaseAway } from '../db/away.js';
import { pageOf, PageQuery, startOf } from '../answer/page.js';
import { Refuses, UUID } from '../contract/declare.js';
import { traceIdOf } from '../request/traceparent.js';
import { type MountedService, ServiceRegistry } from '../service/registry.js';
import {
  type DeadLetter,
  listDeadLetters,
  markReplayed,
  refusedAgain,
  takeDeadLetter,
} from '../events/dead-letters.js';
import { DeadLetterDto, DeadLettersDto } from './dead-letters.dto.js';

/** What could not be applied stays visible, and can be tried again once its cause is mended. */
@ApiTags('événements mis de côté')
@Controller('v1/evenements-rejetes/:service')
export class DeadLettersController {
  constructor(@Inject(ServiceRegistry) private readonly registry: ServiceRegistry) {}

  @Get()
  @Requires('evenements.gerer')
  @ApiOperation({
    operationId: 'listerEvenementsRejetes',
    summary: 'Événements mis de côté',
    description:
      "Les événements qu'un service n'a pas pu appliquer, avec la raison, du plus récent au plus ancien.",
  })
  @ApiOkResponse({ description: 'Les événements.', type: DeadLettersDto })
  @ApiParam({
    name: 'service',
    description: 'Service monté ici.',
    schema: { type: 'string', maxLength: 40 },
  })
  async list(
    @Param('service') name: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DeadLettersDto> {
    const [before] = startOf(query);
    const found = await listDeadLetters(this.mounted(name).database, before, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toDto), links };
  }

  @Post(':id/rejeu')
  @HttpCode(200)
  @Requires('evenements.gerer')
  @ApiOperation({
    operationId: 'rejouerEvenement',
    summary: 'Rejouer un événement',
    description:
      'Applique de nouveau un événement mis de côté ; refusé encore, il reste à sa place.',
  })
  @ApiOkResponse({ description: 'L’événement, rejoué.', type: DeadLetterDto })
  @Refuses(409, 422)
  @ApiParam({
    name: 'service',
    description: 'Service monté ici.',
    schema: { type: 'string', maxLength: 40 },
  })
  @ApiParam({
    name: 'id',
    description: 'Identifiant de la mise de côté.',
    schema: { type: 'string', ...UUID },
  })
  async replay(
    @Param('service') name: string,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<DeadLetterDto> {
    const { database } = this.mounted(name);
    const row = await database.transaction(async (tx) => {
      const { durable, event } = await takeDeadLetter(tx, id);
      const loop = this.registry.consumers().find((one) => one.durable === durable);
      if (loop === undefined) throw notMounted(durable);
      try {
        await loop.replay(tx, event);
      } catch (error) {
        throw isDatabaseAway(error) ? error : refusedAgain(error);
      }
      await Audit.record(tx, {
        action: 'evenements.rejouer',
        subject: { type: 'evenement_rejete', id },
        details: { consommateur: durable, evenement: event.id },
        before: { rejoue: false },
        after: { rejoue: true },
      });
      return markReplayed(tx, id);
    });
    return toDto(row);
  }

  private mounted(name: string): MountedService {
    const service = this.registry.all().find((one) => one.name === name);
    if (service === undefined) throw notMounted(name);
    return service;
  }
}

function notMounted(name: string): DomainError {
  return new DomainError('platform.not_mounted', 'not_found', {
    fr: `« ${name.slice(0, 60)} » n'est pas monté dans ce processus.`,
    en: `"${name.slice(0, 60)}" is not mounted in this process.`,
  });
}

function toDto(row: DeadLetter): DeadLetterDto {
  return {
    id: row.id,
    consommateur: row.durable,
    evenement_id: row.event_id,
    sujet: row.subject,
    agregat: row.aggregate_id,
    version: Number(row.aggregate_version),
    raison: row.reason,
    recu_a: row.received_at.toISOString(),
    ...(row.replayed_at === null ? {} : { rejoue_a: row.replayed_at.toISOString() }),
    ...(row.traceparent === null ? {} : { trace_id: traceIdOf(row.traceparent) }),
  };
}
