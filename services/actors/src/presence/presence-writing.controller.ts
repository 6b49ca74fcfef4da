import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type Clock, mergePatch, parisDate } from '@maillage/kernel';
import {
  type Caller,
  CLOCK,
  CurrentCaller,
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  ifMatch,
  languageOf,
  LOCATION,
  Refuses,
  Requires,
  seenVersion,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Written } from '../professional/record.js';
import { PRESENCE, recordNotFound } from '../professional/record.errors.js';
import { NewPresenceDto, PresenceBodyDto, PresenceDto } from './presence.dto.js';
import { tagOf, toAnswer } from './presence.mapping.dto.js';
import { EndPresenceQuery } from './presence.query.dto.js';
import { PresenceStore } from './presence.store.js';
import { WritePresence } from './write-presence.handler.js';

const IF_MATCH = ifMatch('de la présence lue');

/** As it can be sent, with the ids of a professional and of a place that there are. */
const EXAMPLE = {
  professionnel_id: '01932f5a-7c1e-7b42-9d3e-5f60718293a4',
  lieu_id: '01932f5a-7c1e-7b42-9d3e-5f60718293a5',
  horaires: 'Tu 09:00-12:00; Th 14:00-17:00',
  du: '2026-01-01',
};

/** Where presences are written one by one. */
@ApiTags('presences')
@Controller('v1/presences')
export class PresenceWritingController {
  constructor(
    @Inject(WritePresence) private readonly presences: WritePresence,
    @Inject(PresenceStore) private readonly store: PresenceStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'inscrirePresence',
    summary: 'Inscrire une présence',
    description:
      'Sous la source de l’appelant. Une heure passé 24:00, ou qui passe minuit, est refusée ; être dans deux lieux à la même heure est dit en remarque.',
  })
  @ApiBody({
    type: NewPresenceDto,
    examples: { permanence: { value: { source_id: 'permanence-42', ...EXAMPLE } } },
  })
  @ApiCreatedResponse({
    description: 'La présence.',
    type: PresenceDto,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PresenceDto> {
    const written = await this.presences.open({ source, fence }, body);
    void reply.header('location', `/v1/presences/${written.id}`);
    return this.answer(written, fence, request, reply);
  }

  @Put(':id')
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'remplacerPresence',
    summary: 'Remplacer la description d’une présence',
    description: 'Ce qui n’est pas redit est retiré, le dernier jour compris.',
  })
  @ApiBody({ type: PresenceBodyDto, examples: { permanence: { value: EXAMPLE } } })
  @ApiOkResponse({ description: 'La présence.', type: PresenceDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async replace(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PresenceDto> {
    const written = await this.presences.revise(id, fence, seenVersion(request), () => body);
    return this.answer(written, fence, request, reply);
  }

  @Patch(':id')
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'corrigerPresence',
    summary: 'Corriger une présence',
    description: 'Change ce qui est donné et laisse le reste (RFC 7396) ; null retire un champ.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs à changer.',
      additionalProperties: true,
      maxProperties: 20,
      example: { au: '2026-12-31', horaires: null },
    },
  })
  @ApiOkResponse({ description: 'La présence.', type: PresenceDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PresenceDto> {
    const { body } = request;
    const change = (present: object): unknown => mergePatch(present, body);
    const written = await this.presences.revise(id, fence, seenVersion(request), change);
    return this.answer(written, fence, request, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'fermerPresence',
    summary: 'Mettre fin à une présence',
    description:
      'La présence reste, avec son dernier jour. Inscrite par erreur depuis moins de 24 heures, elle peut être retirée.',
  })
  @ApiNoContentResponse({ description: 'Son dernier jour est dit, ou la présence est retirée.' })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async end(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { date = parisDate(this.clock.now()), erreur }: EndPresenceQuery,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const accepts = seenVersion(request);
    if (erreur === 'oui') await this.presences.withdraw(id, fence, accepts);
    else {
      const ended = (present: object): object => ({ ...present, au: date });
      await this.presences.revise(id, fence, accepts, ended, 'fermer');
    }
  }

  private async answer(
    { id, remarks }: Written,
    fence: Fence,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<PresenceDto> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(PRESENCE);
    void reply.header('etag', tagOf(record));
    return toAnswer(record, remarks, languageOf(request));
  }
}
