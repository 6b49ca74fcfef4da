import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type Clock, parisDate } from '@maillage/kernel';
import {
  type Answer,
  answerList,
  Answers,
  type Caller,
  CLOCK,
  CurrentCaller,
  CurrentFence,
  type Fence,
  fenceOf,
  ID_PARAMETER,
  ifMatch,
  isNotModified,
  LOCATION,
  Refuses,
  Requires,
  seenVersion,
  Tagged,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { HeldSession } from './session.js';
import type { Moment } from './session-acts.js';
import { SessionActDto, SessionBodyDto, SessionDto, SessionsDto } from './session.dto.js';
import { sessionNotFound } from './session.errors.js';
import { sessionListing, tagOf, toDto, toGiven, wantedOf } from './session.mapping.dto.js';
import { SessionsQuery } from './session.query.dto.js';
import { SessionStore } from './session.store.js';
import { WriteSession } from './write-session.handler.js';

const IF_MATCH = ifMatch('de la session lue');
const TAG = { ETag: { $ref: '#/components/headers/ETag' } };
const COLUMNS = sessionListing({ now: new Date(0), today: '' });

/** Territories whose drafts a caller sees. */
const ownOf = (caller: Caller): readonly string[] | undefined =>
  fenceOf(caller, 'sessions.gerer').covered;

/** Sessions: courses on their dates. */
@ApiTags('sessions')
@Controller('v1/sessions')
export class SessionsController {
  constructor(
    @Inject(WriteSession) private readonly sessions: WriteSession,
    @Inject(SessionStore) private readonly store: SessionStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('sessions.lire')
  @ApiOperation({
    operationId: 'listerSessions',
    summary: 'Les sessions',
    description:
      'Dans l’ordre où elles commencent ; les brouillons de l’appelant seulement. Par pages en JSON, en un flux dans les autres formats.',
  })
  @Answers('Les sessions.', SessionsDto, COLUMNS)
  list(
    @CurrentCaller() caller: Caller,
    @Query() query: SessionsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<SessionsDto>> {
    const moment = this.moment();
    const wanted = wantedOf(query, moment.today, ownOf(caller));
    return answerList({ query, request, reply }, sessionListing(moment), {
      read: (after, limit) => this.store.list(wanted, after, limit),
      view: (one) => toDto(one, moment),
    });
  }

  @Post()
  @Requires('sessions.gerer')
  @ApiOperation({
    operationId: 'creerSession',
    summary: 'Préparer une session',
    description:
      'Un brouillon, que « ouvrir » propose aux inscriptions. Elle garde la version de la formation qu’elle a prise.',
  })
  @ApiCreatedResponse({
    description: 'La session.',
    type: SessionDto,
    headers: { ...LOCATION, ...TAG },
  })
  @Refuses(404, 422)
  async make(
    @CurrentFence() fence: Fence,
    @Body() body: SessionBodyDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const made = await this.sessions.make(toGiven(body), (ref) => fence.covers(ref));
    void reply.header('location', `/v1/sessions/${made.id}`);
    return this.answer(made, reply);
  }

  @Get(':id')
  @Requires('sessions.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireSession',
    summary: 'Une session',
    description: 'Ses demi-journées, ses places, et ce que son état permet.',
  })
  @ApiOkResponse({ description: 'La session.', type: SessionDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto | undefined> {
    const found = await this.store.find(id);
    const own = ownOf(caller);
    const isHidden =
      found?.state === 'brouillon' && own?.includes(found.description.territoire) === false;
    if (found === undefined || isHidden) throw sessionNotFound();
    return isNotModified(request, reply, tagOf(found)) ? undefined : toDto(found, this.moment());
  }

  @Put(':id')
  @Requires('sessions.gerer')
  @ApiOperation({
    operationId: 'remplacerSession',
    summary: 'Remplacer ce qui est écrit d’une session',
    description:
      'Ce qui n’est pas redit est retiré. D’autres heures ou un autre lieu changent « suite ». Jamais moins de places que n’en sont prises.',
  })
  @ApiOkResponse({ description: 'La session.', type: SessionDto, headers: TAG })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SessionBodyDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const accepts = seenVersion(request);
    const covers = (ref: Parameters<Fence['covers']>[0]): boolean => fence.covers(ref);
    return this.answer(await this.sessions.revise(id, toGiven(body), covers, accepts), reply);
  }

  @Post(':id/gestes')
  @Requires('sessions.gerer')
  @ApiOperation({
    operationId: 'agirSession',
    summary: 'Ouvrir, confirmer, maintenir, annuler, dire tenue ou clore une session',
    description: 'Ce que son état permet est dans « gestes ».',
  })
  @ApiCreatedResponse({ description: 'La session.', type: SessionDto, headers: TAG })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async act(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { geste: act, motif: reason }: SessionActDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionDto> {
    const accepts = seenVersion(request);
    const covers = (ref: Parameters<Fence['covers']>[0]): boolean => fence.covers(ref);
    return this.answer(await this.sessions.act(id, { act, reason }, covers, accepts), reply);
  }

  private moment(): Moment {
    const now = this.clock.now();
    return { now, today: parisDate(now) };
  }

  private answer(session: HeldSession, reply: FastifyReply): SessionDto {
    void reply.header('etag', tagOf(session));
    return toDto(session, this.moment());
  }
}
