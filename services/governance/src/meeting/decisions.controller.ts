import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CURSOR_ID, CurrentFence, type Fence, pageOf, Requires, startOf } from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toRegistered } from './meeting.mapping.dto.js';
import { MeetingStore } from './meeting.store.js';
import { DecisionRegisterDto, DecisionRegisterQuery } from './register.dto.js';

/** The register of decisions, across committees. */
@ApiTags('comités')
@Controller('v1/decisions')
export class DecisionsController {
  constructor(@Inject(MeetingStore) private readonly store: MeetingStore) {}

  @Get()
  @Requires('gouvernances.lire')
  @ApiOperation({
    operationId: 'listerDecisions',
    summary: 'Le registre des décisions',
    description:
      'De tous les comités, avec leur résultat, qui s’en charge, pour quand, et si c’est fait.',
  })
  @ApiOkResponse({ description: 'Les décisions.', type: DecisionRegisterDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: DecisionRegisterQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DecisionRegisterDto> {
    const [meeting, place] = startOf(query, [CURSOR_ID, /^\d{1,4}$/]);
    const after =
      meeting === undefined || place === undefined
        ? undefined
        : ([meeting, Number(place)] as const);
    const wanted = { isOpen: query.ouvertes === 'oui' };
    const found = await this.store.register(fence, wanted, after, query.limite + 1);
    const keyOf = (one: (typeof found)[number]): string[] => [one.meeting, String(one.place)];
    const { page, links } = pageOf(found, query, keyOf, request, reply);
    return { data: page.map(toRegistered), links, meta: { nombre: page.length } };
  }
}
