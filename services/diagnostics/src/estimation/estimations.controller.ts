import {
  Body,
  Controller,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Refuses, Requires, UUID } from '@maillage/platform';
import {
  EstimatesDto,
  InformationListDto,
  NewEstimateDto,
  NewTrialDto,
  TrialDto,
} from './estimation.dto.js';
import { METHODS } from './estimate.js';
import {
  estimatesDto,
  informationDto,
  toQuadrature,
  toResponses,
  toRules,
  trialDto,
} from './estimation.mapping.dto.js';
import { InformationQuery } from './information.query.dto.js';
import { MeasureBank } from './measure-bank.handler.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la banque.',
  schema: { type: 'string', ...UUID },
} as const;

/** What a bank measures: nothing is stored here. */
@ApiTags('banques d’items')
@Controller('v1/banques-items')
export class EstimationsController {
  constructor(@Inject(MeasureBank) private readonly measures: MeasureBank) {}

  @Post(':id/estimations')
  @HttpCode(200)
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'estimerNiveau',
    summary: 'Estimer un niveau',
    description:
      'À partir de réponses déjà notées, par plusieurs méthodes. Tout juste ou tout faux n’a pas de maximum de vraisemblance, et c’est dit.',
  })
  @ApiBody({
    type: NewEstimateDto,
    examples: {
      deux: { value: { reponses: { '1.1-01': 1, '1.2-01': 0 }, methodes: ['eap', 'wle'] } },
    },
  })
  @ApiOkResponse({ description: 'Les estimations.', type: EstimatesDto })
  @ApiParam(ID)
  @Refuses(422)
  async estimate(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reponses, methodes = [...METHODS], points }: NewEstimateDto,
  ): Promise<EstimatesDto> {
    const quadrature = points && toQuadrature(points);
    const found = await this.measures.estimate(id, reponses, methodes, quadrature);
    return estimatesDto(found.estimates, found.isCalibrated);
  }

  @Get(':id/information')
  @Requires('banques.lire')
  @ApiOperation({
    operationId: 'lireInformation',
    summary: 'L’information d’une banque',
    description: 'Ce que ses items en service disent d’un niveau, et l’erreur type qui en reste.',
  })
  @ApiOkResponse({ description: 'L’information.', type: InformationListDto })
  @ApiParam(ID)
  async information(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { theta, par }: InformationQuery,
  ): Promise<InformationListDto> {
    const { points, isCalibrated } = await this.measures.information(id, theta);
    return {
      data: points.map((point) => informationDto(point, par === 'item')),
      etalonne: isCalibrated,
    };
  }

  @Post(':id/essais')
  @HttpCode(200)
  @Requires('banques.gerer')
  @ApiOperation({
    operationId: 'rejouerTest',
    summary: 'Rejouer un test adaptatif',
    description:
      'Sur des réponses données d’avance : les items dans l’ordre où ils seraient posés, l’estimation après chacun, et l’arrêt. Même graine, même test.',
  })
  @ApiBody({
    type: NewTrialDto,
    examples: {
      court: { value: { regles: { arret: { items: 2 } }, graine: 7, reponses: { '1.1-01': 1 } } },
    },
  })
  @ApiOkResponse({ description: 'Le test.', type: TrialDto })
  @ApiParam(ID)
  @Refuses(422)
  async replay(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { regles, graine = 1, reponses }: NewTrialDto,
  ): Promise<TrialDto> {
    const state = { seed: graine, conditions: 'standard' } as const;
    return trialDto(await this.measures.replay(id, toRules(regles), state, toResponses(reponses)));
  }
}
