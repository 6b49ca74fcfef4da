import { Body, Controller, HttpCode, Inject, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  Moves,
  Refuses,
  Requires,
} from '@maillage/platform';
import { ConfirmPosition } from './confirm-position.handler.js';
import { PositionDto } from './position.dto.js';

/** Where somebody who knows says that a place is where it is said to be. */
@ApiTags('lieux')
@Controller('v1/lieux')
export class PositionsController {
  constructor(@Inject(ConfirmPosition) private readonly position: ConfirmPosition) {}

  @Post(':id/position/confirmation')
  @HttpCode(204)
  @Moves()
  @Requires('lieux.importer')
  @ApiOperation({
    operationId: 'confirmerPositionLieu',
    summary: 'Confirmer les coordonnées d’un lieu',
    description:
      'Le lieu est bien à ce point, même loin de sa commune (« position_a_confirmer ») : il revient sur la carte et dans « pres_de », jusqu’à ce que sa source envoie un autre point. 409 quand le lieu a d’autres coordonnées.',
  })
  @ApiParam(ID_PARAMETER)
  @ApiNoContentResponse({ description: 'Confirmé.' })
  @Refuses(404, 409)
  async confirm(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() point: PositionDto,
  ): Promise<void> {
    await this.position.confirm(id, point, fence.reaches);
  }
}
