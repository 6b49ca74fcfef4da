import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Put,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CurrentFence, type Fence, ID_PARAMETER, Requires } from '@maillage/platform';
import { ClosePlace } from './close-place.handler.js';
import { ClosureBodyDto } from './closure.dto.js';

/** Where a place is closed by hand. */
@ApiTags('lieux')
@Controller('v1/lieux/:id/fermeture')
export class ClosuresController {
  constructor(@Inject(ClosePlace) private readonly places: ClosePlace) {}

  @Put()
  @HttpCode(204)
  @Requires('lieux.importer')
  @ApiOperation({
    operationId: 'fermerLieu',
    summary: 'Fermer un lieu',
    description:
      'À compter d’aujourd’hui il n’est plus dans les listes ni dans les chiffres ; son adresse le dit toujours, avec le motif. Les fichiers de sa source ne le rouvrent pas. Un lieu déjà fermé le reste tel qu’il est.',
  })
  @ApiParam(ID_PARAMETER)
  @ApiNoContentResponse({ description: 'Fermé.' })
  async close(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { motif }: ClosureBodyDto,
  ): Promise<void> {
    await this.places.set(id, motif, fence.reaches);
  }

  @Delete()
  @HttpCode(204)
  @Requires('lieux.importer')
  @ApiOperation({
    operationId: 'rouvrirLieu',
    summary: 'Rouvrir un lieu',
    description: 'Il revient dans les listes et, à compter d’aujourd’hui, dans les chiffres.',
  })
  @ApiParam(ID_PARAMETER)
  @ApiNoContentResponse({ description: 'Ouvert.' })
  async open(@CurrentFence() fence: Fence, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.places.set(id, undefined, fence.reaches);
  }
}
