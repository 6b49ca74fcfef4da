import { Readable } from 'node:stream';
import { Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Query, Req, Res } from '@nestjs/common';
import {
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { pageOf, PageQuery, startOf } from '../answer/page.js';
import { UUID } from '../contract/declare.js';
import { languageOf } from '../request/language.js';
import { type Caller, CurrentCaller, Requires } from '../rights/caller.js';
import { eventStream, lastEventId } from './event-stream.js';
import { FollowTasks } from './follow-tasks.js';
import { TaskDto, TasksDto } from './task.dto.js';
import { toDto } from './task.mapping.dto.js';

const TASK = {
  name: 'id',
  description: 'Identifiant de la tâche.',
  schema: { type: 'string', ...UUID },
} as const;

/** Long work: how far it is, what came of it, and how it is stopped. */
@ApiTags('tâches')
@Controller('v1/taches')
export class TasksController {
  constructor(@Inject(FollowTasks) private readonly tasks: FollowTasks) {}

  @Get()
  @Requires('taches.suivre')
  @ApiOperation({
    operationId: 'listerTaches',
    summary: 'Ses tâches',
    description:
      'Les tâches que l’appelant a demandées, la plus récente d’abord, qu’elles attendent, soient en cours ou aient fini.',
  })
  @ApiOkResponse({ description: 'Les tâches.', type: TasksDto })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TasksDto> {
    const [before] = startOf(query);
    const found = await this.tasks.of(caller, before, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    const language = languageOf(request);
    return {
      data: page.map((state) => toDto(state, language)),
      links,
      meta: { nombre: page.length },
    };
  }

  @Get(':id')
  @Requires('taches.suivre')
  @ApiOperation({
    operationId: 'lireTache',
    summary: 'Une tâche',
    description:
      'Son état, où elle en est et ce qu’il en est résulté. Seul l’appelant qui l’a demandée la voit, et l’administrateur de toute la plateforme.',
  })
  @ApiOkResponse({ description: 'La tâche.', type: TaskDto })
  @ApiParam(TASK)
  read(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<TaskDto> {
    return this.tasks.read(caller, id, languageOf(request));
  }

  @Get(':id/evenements')
  @Requires('taches.suivre')
  @ApiOperation({
    operationId: 'suivreTache',
    summary: 'Suivre une tâche en direct',
    description:
      'Un flux (server-sent events) d’événements « progression », « rejet » et « fin », chacun avec son numéro. Qui revient avec Last-Event-ID n’en manque aucun ; le flux cesse après « fin ».',
  })
  @ApiOkResponse({
    description: 'Le flux.',
    content: { 'text/event-stream': { schema: { type: 'string', maxLength: 4_294_967_296 } } },
  })
  @ApiNoContentResponse({ description: 'La tâche a fini et tout a été reçu : ne pas revenir.' })
  @ApiHeader({
    name: 'Last-Event-ID',
    description: 'Numéro du dernier événement reçu.',
    required: false,
    schema: { type: 'string', maxLength: 18, pattern: '^\\d*$' },
  })
  @ApiParam(TASK)
  async follow(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = lastEventId(request.headers['last-event-id']);
    const { state, source } = await this.tasks.follow(caller, id, languageOf(request));
    if (state.ended_at !== null && BigInt(after) >= BigInt(state.last_event)) {
      await reply.status(204).send();
      return;
    }
    await reply
      .header('content-type', 'text/event-stream; charset=utf-8')
      .header('cache-control', 'no-store')
      // Whatever stands between must hand each event on at once.
      .header('x-accel-buffering', 'no')
      .send(Readable.from(eventStream(source, after)));
  }

  @Post(':id/annulation')
  @HttpCode(200)
  @Requires('taches.suivre')
  @ApiOperation({
    operationId: 'annulerTache',
    summary: 'Annuler une tâche',
    description:
      'Celle qui attend cesse aussitôt ; celle qui est en cours, à la fin du morceau qu’elle traite. Ce qui est déjà fait le reste. Celle qui a fini n’en est pas changée, et est rendue telle qu’elle est.',
  })
  @ApiOkResponse({ description: 'La tâche.', type: TaskDto })
  @ApiParam(TASK)
  cancel(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<TaskDto> {
    return this.tasks.cancel(caller, id, languageOf(request));
  }
}
