import {
  Body,
  Controller,
  Delete,
  Header,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  publicAddress,
  Refuses,
  Requires,
  UUID,
} from '@maillage/platform';
import type { FastifyRequest } from 'fastify';
import { SeatLedger } from '../enrolment/seat-ledger.handler.js';
import { NewSeatAddressDto, SeatAddressDto } from './address.dto.js';
import { MakeSeatAddress } from './make-address.handler.js';

/** Addresses by which a person, or an employer, answers on a page and without account. */
@ApiTags('inscriptions')
@Controller('v1/inscriptions/:id/adresses')
export class SeatAddressesController {
  constructor(
    @Inject(SeatLedger) private readonly ledger: SeatLedger,
    @Inject(MakeSeatAddress) private readonly addresses: MakeSeatAddress,
  ) {}

  @Post()
  @Requires('inscriptions.gerer')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'creerAdresseInscription',
    summary: 'Faire une adresse pour la personne inscrite, ou pour son employeur',
    description:
      'Par elle, on répond sur une page, sans compte. Qui la reçoit n’est connu que de qui l’envoie.',
  })
  @ApiCreatedResponse({ description: 'L’adresse.', type: SeatAddressDto })
  @ApiParam(ID_PARAMETER)
  @Refuses(422)
  async make(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Body() { pour, fin }: NewSeatAddressDto,
  ): Promise<SeatAddressDto> {
    await this.ledger.requireInside(id, fence);
    const end = fin === undefined ? undefined : new Date(fin);
    const made = await this.addresses.make(id, pour === 'employeur', end);
    return {
      id: made.id,
      adresse: publicAddress(request, made.path),
      fin: made.endsAt.toISOString(),
    };
  }

  @Delete(':adresse')
  @HttpCode(204)
  @Requires('inscriptions.gerer')
  @ApiOperation({
    operationId: 'revoquerAdresseInscription',
    summary: 'Révoquer une adresse',
    description: 'Elle ne mène plus nulle part, aussitôt ; l’inscription reste comme elle est.',
  })
  @ApiNoContentResponse({ description: 'Elle est révoquée.' })
  @ApiParam(ID_PARAMETER)
  @ApiParam({
    name: 'adresse',
    description: 'Identifiant de l’adresse.',
    schema: { type: 'string', ...UUID },
  })
  async revoke(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('adresse', ParseUUIDPipe) address: string,
  ): Promise<void> {
    await this.ledger.requireInside(id, fence);
    await this.addresses.revoke(id, address);
  }
}
