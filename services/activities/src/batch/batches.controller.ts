import type { Readable } from 'node:stream';
import { Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  bytesOf,
  type Caller,
  CurrentCaller,
  CurrentFence,
  type Fence,
  languageOf,
  platformConfig,
  Requires,
  STREAMED,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noBatch } from '../activity/activity.errors.js';
import { BatchOutcomeDto, BatchQuery } from './batch.dto.js';
import { AcceptBatch } from './accept-batch.handler.js';

/** Where sources push what was done. */
@ApiTags('activités')
@Controller('v1/activites/lots')
export class BatchesController {
  constructor(@Inject(AcceptBatch) private readonly batches: AcceptBatch) {}

  @Post()
  @HttpCode(200)
  @RouteConfig(STREAMED)
  @Requires('activites.pousser')
  @ApiOperation({
    operationId: 'pousserLot',
    summary: 'Pousser un lot d’activités',
    description:
      'Une liste JSON ou un flux NDJSON de toute longueur ; un verdict par élément, dans l’ordre. Un élément refusé n’arrête pas les autres ; ce qui est acquitté est durable. Renvoyer le même lot ne change rien.',
  })
  @ApiConsumes('application/json', 'application/x-ndjson')
  @ApiBody({
    description: 'Les activités.',
    schema: {
      type: 'array',
      maxItems: 10_000_000,
      items: { $ref: '#/components/schemas/NewActivityDto' },
    },
  })
  @ApiOkResponse({ description: 'Les verdicts.', type: BatchOutcomeDto })
  async push(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Query() query: BatchQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.body === undefined) throw noBatch();
    const bytes = bytesOf(request.body as Readable, platformConfig.streamLimit);
    const outcome = await this.batches.take({ source, mayWrite: fence.reaches }, bytes, {
      isSimulation: query.simulation === 'true',
      rejectsOnly: query.verdicts === 'rejets',
      language: languageOf(request),
    });
    await reply.header('content-type', 'application/json; charset=utf-8').send(outcome);
  }
}
