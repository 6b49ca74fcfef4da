import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentFence, type Fence, languageOf, Refuses, Requires } from '@maillage/platform';
import type { FastifyRequest } from 'fastify';
import { catalogue, findDefinition } from '../definitions/catalogue.js';
import { IndicatorDto, IndicatorsDto, ValuesDto } from './indicator.dto.js';
import { toIndicatorDto, toValueDto } from './indicator.mapping.dto.js';
import { indicatorNotFound } from '../figure/indicators.errors.js';
import { ReadValues } from './read-values.handler.js';
import { ValuesQuery } from './values.query.dto.js';

const ID = {
  name: 'id',
  description: "Identifiant de l'indicateur.",
  schema: { type: 'string', maxLength: 60, pattern: '^[a-z_]+$' },
} as const;

@ApiTags('indicateurs')
@Controller('v1/indicateurs')
export class IndicatorsController {
  constructor(@Inject(ReadValues) private readonly values: ReadValues) {}

  @Get()
  @Requires('indicateurs.lire')
  @ApiOperation({
    operationId: 'listerIndicateurs',
    summary: 'Le catalogue',
    description:
      'Tous les indicateurs : population, formule, source, dimensions et croisements possibles.',
  })
  @ApiOkResponse({ description: 'Le catalogue.', type: IndicatorsDto })
  list(@Req() request: FastifyRequest): IndicatorsDto {
    return { data: catalogue.map((definition) => toIndicatorDto(definition, languageOf(request))) };
  }

  @Get(':id')
  @Requires('indicateurs.lire')
  @ApiOperation({
    operationId: 'lireIndicateur',
    summary: 'Un indicateur',
    description: 'Sa définition en vigueur : population, formule, dimensions et version.',
  })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'La définition.', type: IndicatorDto })
  read(@Param('id') id: string, @Req() request: FastifyRequest): IndicatorDto {
    const definition = findDefinition(id);
    if (definition === undefined) throw indicatorNotFound(id);
    return toIndicatorDto(definition, languageOf(request));
  }

  @Get(':id/valeurs')
  @Requires('indicateurs.lire')
  @ApiOperation({
    operationId: 'lireValeurs',
    summary: 'Les valeurs d’un indicateur',
    description:
      'Dans un territoire, sur une période, en série ou non, ventilées ou non, décomposées ou non en territoires plus petits. Répond 503 pendant un recalcul.',
  })
  @ApiParam(ID)
  @ApiOkResponse({ description: 'Les valeurs.', type: ValuesDto })
  @Refuses(422)
  async readValues(
    @Param('id') id: string,
    @Query() query: ValuesQuery,
    @CurrentFence() fence: Fence,
  ): Promise<ValuesDto> {
    const { territoire, du, au, pas, vers } = query;
    const { definition, ...answer } = await this.values.read(fence, {
      id,
      territoire,
      du,
      au,
      pas,
      vers,
      par: query.par?.split(',') ?? [],
    });
    return {
      indicateur: { id: definition.id, version: definition.version, unite: definition.unite },
      territoire,
      arrete_a: answer.completeUntil?.toISOString() ?? null,
      valeurs: answer.values.map((value) => toValueDto(value, answer.span, vers !== undefined)),
    };
  }
}
