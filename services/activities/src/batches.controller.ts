import type { Readable } from 'node:stream';
import { Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import {
  bytesOf,
  type Caller,
  CurrentCaller,
  CurrentFence,
  type Fence,
  platformConfig,
  Requires,
  STREAMED,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NewActivityDto } from './activity.dto.js';
import { noBatch } from './activity.errors.js';
import { BatchOutcomeDto, BatchQuery } from './batch.dto.js';
import { BatchIntake } from './batch-intake.handler.js';

/** Where sources push what was done. */
@ApiTags('activités')
@Controller('v1/activites/lots')
export class BatchesController {
  constructor(@Inject(BatchIntake) private readonly intake: BatchIntake) {}

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
  @ApiExtraModels(NewActivityDto)
  @ApiBody({
    description: 'Les activités.',
    schema: { type: 'array', maxItems: 10_000_000, items: { $ref: getSchemaPath(NewActivityDto) } },
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
    const outcome = await this.intake.take({ source, mayWrite: fence.reaches }, bytes, {
      isSimulation: query.simulation === 'true',
      rejectsOnly: query.verdicts === 'rejets',
    });
    await reply.header('content-type', 'application/json; charset=utf-8').send(outcome);
  }
}
