import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import { ApiNoContentResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, ID_PARAMETER, Refuses, Requires } from '@maillage/platform';
import { SheetThanksDto } from './sheet.dto.js';
import { ThanksQuery } from './sheet.query.dto.js';
import { ThankForSheet } from './thank-for-sheet.handler.js';

/** Where those whom a sheet helped say so. */
@ApiTags('fiches pratiques')
@Controller('v1/fiches-pratiques')
export class ThanksController {
  constructor(@Inject(ThankForSheet) private readonly thanks: ThankForSheet) {}

  @Post(':id/remerciements')
  @HttpCode(204)
  @Requires('formations.lire')
  @ApiOperation({
    operationId: 'remercierFichePratique',
    summary: 'Remercier pour une fiche pratique',
    description:
      'Vous-même, ou une personne de votre source, que vous nommez par votre identifiant. Chacun compte une fois, autant qu’on l’envoie.',
  })
  @ApiNoContentResponse({ description: 'C’est compté.' })
  @ApiParam(ID_PARAMETER)
  @Refuses(409)
  async thank(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { personne_ref: reference }: SheetThanksDto,
  ): Promise<void> {
    await this.thanks.thank(id, { caller, reference });
  }

  @Delete(':id/remerciements')
  @HttpCode(204)
  @Requires('formations.lire')
  @ApiOperation({
    operationId: 'retirerRemerciement',
    summary: 'Reprendre un remerciement',
    description: 'Le vôtre, ou celui de la personne nommée ; ce qui n’est pas là est déjà repris.',
  })
  @ApiNoContentResponse({ description: 'Il n’est plus compté.' })
  @ApiParam(ID_PARAMETER)
  @Refuses(409)
  async takeBack(
    @CurrentCaller() caller: Caller,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { personne_ref: reference }: ThanksQuery,
  ): Promise<void> {
    await this.thanks.takeBack(id, { caller, reference });
  }
}
