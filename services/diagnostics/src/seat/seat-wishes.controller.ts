import { Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentFence, type Fence, pageOf, PageQuery, Requires, startOf } from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SeatWishesDto } from './seat-wish.dto.js';
import { toDto } from './seat-wish.mapping.dto.js';
import { SeatWishStore } from './seat-wish.store.js';

/** People who agreed to be invited to a training. */
@ApiTags('besoins')
@Controller('v1/besoins/personnes')
export class SeatWishesController {
  constructor(@Inject(SeatWishStore) private readonly store: SeatWishStore) {}

  @Get()
  @Requires('campagnes.gerer')
  @ApiOperation({
    operationId: 'listerSouhaits',
    summary: 'Les personnes qui veulent être invitées',
    description:
      'Celles qui y ont consenti, à part de leur participation, sous un pseudonyme qui ne sert qu’à cela : ce qu’elles veulent apprendre, de combien elles en sont loin, quand, et ce qui leur est possible. Ni nom ni coordonnées ; rien ne mène à leurs réponses.',
  })
  @ApiOkResponse({ description: 'Les personnes.', type: SeatWishesDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SeatWishesDto> {
    const [after] = startOf(query);
    const found = await this.store.list(fence.covered, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toDto), links, meta: { nombre: page.length } };
  }
}
