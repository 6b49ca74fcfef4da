import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { accepted, Accepts, Requires, type TaskDto } from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RebuildTask } from './rebuild.task.js';

@ApiTags('indicateurs')
@Controller('v1/indicateurs/recalcul')
export class RebuildController {
  constructor(@Inject(RebuildTask) private readonly task: RebuildTask) {}

  @Post()
  @HttpCode(202)
  @Requires('indicateurs.recalculer')
  @ApiOperation({
    operationId: 'recalculerIndicateurs',
    summary: 'Recalculer tous les indicateurs',
    description:
      'Vide les chiffres et les refait à partir des événements, par une tâche qui dit où elle en est. Les valeurs répondent 503 jusqu’à sa fin ; annulée une fois commencée, elle cesse d’être suivie et les chiffres se refont quand même.',
  })
  @Accepts()
  async recompute(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskDto> {
    return accepted(request, reply, await this.task.begin());
  }
}
