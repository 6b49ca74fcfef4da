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
import { mergePatch } from '@maillage/kernel';
import {
  type Caller,
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
import { RoadmapBodyDto, RoadmapDto, NewRoadmapDto } from './roadmap.dto.js';
import { ROADMAP } from './roadmap.errors.js';
import { tagOf, toDto } from './roadmap.mapping.dto.js';
import { RoadmapStore } from './roadmap.store.js';
import { WriteRoadmap } from './write-roadmap.handler.js';

const IF_MATCH = ifMatch('de la feuille lue');

/** Where roadmaps are written one by one. */
@ApiTags('feuilles de route')
@Controller('v1/feuilles-de-route')
export class RoadmapWritingController {
  constructor(
    @Inject(WriteRoadmap) private readonly roadmaps: WriteRoadmap,
    @Inject(RoadmapStore) private readonly store: RoadmapStore,
  ) {}

  @Post()
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'inscrireFeuilleDeRoute',
    summary: 'Inscrire une feuille de route',
    description: 'Vision, axes et objectifs d’une gouvernance. Elle naît brouillon ou proposée.',
  })
  @ApiBody({ type: NewRoadmapDto })
  @ApiCreatedResponse({
    description: 'La feuille de route.',
    type: RoadmapDto,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: NewRoadmapDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RoadmapDto> {
    const id = await this.roadmaps.open({ source, fence }, body);
    void reply.header('location', `/v1/feuilles-de-route/${id}`);
    return this.answer(id, fence, reply);
  }

  @Patch(':id')
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'corrigerFeuilleDeRoute',
    summary: 'Corriger une feuille de route',
    description:
      'Change ce qui est donné et laisse le reste (RFC 7396) ; null retire un champ. Une liste se redonne entière. Changer ce qui est adopté l’amende.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs à changer.',
      additionalProperties: true,
      maxProperties: 20,
      example: { statut: 'proposee' },
    },
  })
  @ApiOkResponse({ description: 'La feuille de route.', type: RoadmapDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RoadmapDto> {
    await this.roadmaps.revise(id, fence, seenVersion(request), (present) =>
      readBody(RoadmapBodyDto, mergePatch(present, request.body)),
    );
    return this.answer(id, fence, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'retirerFeuilleDeRoute',
    summary: 'Retirer une feuille de route inscrite par erreur',
    description: 'Dans les 24 heures et sans action. Sinon, donnez-lui un dernier jour (« fin »).',
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
    await this.roadmaps.withdraw(id, fence, seenVersion(request));
  }

  private async answer(id: string, fence: Fence, reply: FastifyReply): Promise<RoadmapDto> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(ROADMAP);
    void reply.header('etag', tagOf(record));
    return toDto(record);
  }
}
