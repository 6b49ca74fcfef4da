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
  LOCATION,
  readBody,
  Refuses,
  Requires,
  seenVersion,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordNotFound } from '../record/record.errors.js';
import { ActionBodyDto, ActionDto, NewActionDto } from './action.dto.js';
import { ACTION } from './action.errors.js';
import { tagOf, toDto } from './action.mapping.dto.js';
import { ActionStore } from './action.store.js';
import { WriteAction } from './write-action.handler.js';

const IF_MATCH = ifMatch('de l’action lue');

/** Where actions are written one by one. */
@ApiTags('actions')
@Controller('v1/actions')
export class ActionWritingController {
  constructor(
    @Inject(WriteAction) private readonly actions: WriteAction,
    @Inject(ActionStore) private readonly store: ActionStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'inscrireAction',
    summary: 'Inscrire une action',
    description: 'Dans une ou plusieurs feuilles de route, sous un axe ou à la racine.',
  })
  @ApiBody({ type: NewActionDto })
  @ApiCreatedResponse({
    description: 'L’action.',
    type: ActionDto,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: NewActionDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActionDto> {
    const id = await this.actions.open({ source, fence }, body);
    void reply.header('location', `/v1/actions/${id}`);
    return this.answer(id, fence, reply);
  }

  @Patch(':id')
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'corrigerAction',
    summary: 'Corriger une action',
    description:
      'Change ce qui est donné et laisse le reste (RFC 7396) ; null retire un champ. Une liste se redonne entière. Un statut qui change prend le jour, et perd le motif du précédent.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs à changer.',
      additionalProperties: true,
      maxProperties: 20,
      example: { statut: { code: 'en_cours' } },
    },
  })
  @ApiOkResponse({ description: 'L’action.', type: ActionDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActionDto> {
    await this.actions.revise(id, fence, seenVersion(request), (present) =>
      readBody(ActionBodyDto, mergePatch(present, request.body)),
    );
    return this.answer(id, fence, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'retirerAction',
    summary: 'Retirer une action inscrite par erreur',
    description:
      'Dans les 24 heures, et si rien ne l’attend. Sinon, dites-la abandonnée et pourquoi.',
  })
  @ApiNoContentResponse({ description: 'Elle est retirée.' })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async withdraw(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.actions.withdraw(id, fence, seenVersion(request));
  }

  private async answer(id: string, fence: Fence, reply: FastifyReply): Promise<ActionDto> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(ACTION);
    const today = parisDate(this.clock.now());
    void reply.header('etag', tagOf(record, today));
    return toDto(record, today);
  }
}
