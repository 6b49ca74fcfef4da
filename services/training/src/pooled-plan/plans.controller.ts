import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { accepted, Accepts, languageOf, Refuses, Requires, type TaskDto } from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NewPlanDto } from './plan.dto.js';
import { PlanTraining } from './plan-training.task.js';
import { problemOf } from './problem.mapping.dto.js';

/** Pooled plans: which sessions to open, who goes where, who replaces at the counter. */
@ApiTags('plans mutualisés')
@Controller('v1/plans-mutualises')
export class PlansController {
  constructor(@Inject(PlanTraining) private readonly plans: PlanTraining) {}

  @Post()
  @HttpCode(202)
  @Requires('sessions.gerer')
  @ApiOperation({
    operationId: 'calculerPlanMutualise',
    summary: 'Calculer un plan mutualisé',
    description:
      'Une tâche, dont le résultat dit quelles sessions ouvrir, qui va où, qui remplace, ce que chaque objectif atteint et à quelle distance de sa borne, et pourquoi chacun est laissé de côté. Le même problème et la même graine donnent le même plan. Un plan impossible dit le plus petit assouplissement.',
  })
  @Accepts()
  @Refuses(422)
  async begin(
    @Body() body: NewPlanDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TaskDto> {
    const input = { ...problemOf(body), language: languageOf(request) };
    return accepted(request, reply, await this.plans.begin(input));
  }
}
