import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Put, Req } from '@nestjs/common';
import {
  ApiBody,
  ApiHeader,
  ApiNoContentResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  ifMatch,
  Refuses,
  Requires,
  seenVersion,
} from '@maillage/platform';
import type { FastifyRequest } from 'fastify';
import { IdentifyProfessional } from './identify-professional.handler.js';
import { IdentityBodyDto } from './identity.dto.js';

/** Where it is said who professionals are. */
@ApiTags('professionnels')
@Controller('v1/professionnels/:id/identite')
export class IdentitiesController {
  constructor(@Inject(IdentifyProfessional) private readonly professionals: IdentifyProfessional) {}

  @Put()
  @HttpCode(204)
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'identifierProfessionnel',
    summary: 'Dire qui est un professionnel',
    description:
      'Ce qui est dit remplace ce qui l’était ; chiffré sous la clé de la personne, jamais dans la fiche, ses versions, les événements ni le journal. Elle n’est pas rendue ici.',
  })
  @ApiBody({
    type: IdentityBodyDto,
    examples: {
      personne: {
        value: { nom: 'Martin', prenom: 'Ada', courriel: 'ada.martin@exemple.fr' },
      },
    },
  })
  @ApiNoContentResponse({ description: 'C’est gardé.' })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(ifMatch('de la fiche lue'))
  @Refuses(409)
  async identify(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: object,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.professionals.identify(id, fence, seenVersion(request), body);
  }
}
