import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Answer,
  Answers,
  answerTables,
  CurrentFence,
  type Fence,
  languageOf,
  Refuses,
  Requires,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catalogue, findDefinition } from '../definitions/catalogue.js';
import { DIMENSION_IDS } from '../definitions/dimensions.js';
import { IndicatorDto, IndicatorsDto, ValuesDto } from './indicator.dto.js';
import {
  tableOfValues,
  toIndicatorDto,
  toValuesDto,
  valueColumns,
} from './indicator.mapping.dto.js';
import { indicatorNotFound } from '../figure/indicators.errors.js';
import { ReadValues } from './read-values.handler.js';
import { VALUE_FORMATS, ValuesQuery } from './values.query.dto.js';

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
  @Answers('Les valeurs ; une ligne chacune en CSV et XLSX.', ValuesDto, {
    formats: VALUE_FORMATS,
    columns: [
      { name: 'indicateur' },
      { name: 'unite' },
      ...valueColumns(['territoire', ...DIMENSION_IDS]),
    ],
  })
  @Refuses(422)
  readValues(
    @Param('id') id: string,
    @Query() query: ValuesQuery,
    @CurrentFence() fence: Fence,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<ValuesDto>> {
    const { territoire, du, au, pas, vers } = query;
    const par = query.par?.split(',') ?? [];
    return answerTables(
      { query, request, reply },
      { name: `${id}-${territoire}`, formats: VALUE_FORMATS },
      async () => {
        const answer = await this.values.read(fence, { id, territoire, du, au, pas, vers, par });
        return toValuesDto(answer, territoire, vers !== undefined);
      },
      (values) => [tableOfValues(values)],
    );
  }
}
