import {
  Body,
  Controller,
  Delete,
  Get,
  Header,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentFence,
  type Fence,
  Moves,
  pageOf,
  PageQuery,
  publicAddress,
  Refuses,
  Requires,
  startOf,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AddressesDto, MadeAddressDto, NewAddressDto } from './address.dto.js';
import { MakeAddress } from './make-address.handler.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la structure.',
  schema: { type: 'string', ...UUID },
} as const;

/** Addresses by which structures see, confirm and correct what is said of them. */
@ApiTags('structures')
@Controller('v1/structures/:id/adresses')
@Moves()
export class AddressesController {
  constructor(@Inject(MakeAddress) private readonly addresses: MakeAddress) {}

  @Post()
  @Requires('adresses.gerer')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'creerAdresseStructure',
    summary: 'Faire une adresse pour une structure',
    description:
      'Par elle, la structure voit sa fiche sans compte, la confirme ou propose des corrections. Elle ne montre jamais plus que ce que son auteur a encore le droit de voir.',
  })
  @ApiBody({ required: false, type: NewAddressDto })
  @ApiCreatedResponse({ description: 'L’adresse.', type: MadeAddressDto })
  @ApiParam(ID)
  @Refuses(422)
  async make(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Body() body?: NewAddressDto,
  ): Promise<MadeAddressDto> {
    const end = body?.fin === undefined ? undefined : new Date(body.fin);
    const made = await this.addresses.make(id, fence, end);
    return {
      id: made.id,
      adresse: publicAddress(request, made.path),
      fin: made.endsAt.toISOString(),
    };
  }

  @Get()
  @Requires('adresses.gerer')
  @ApiOperation({
    operationId: 'listerAdressesStructure',
    summary: 'Les adresses d’une structure',
    description:
      'Dans l’ordre où elles ont été faites, finies et révoquées comprises ; le secret n’est conservé nulle part. Ce qui s’y est fait est au journal.',
  })
  @ApiOkResponse({ description: 'Les adresses.', type: AddressesDto })
  @ApiParam(ID)
  async list(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AddressesDto> {
    const [after] = startOf(query);
    const found = await this.addresses.list(id, fence, after, query.limite + 1);
    const { page, links } = pageOf(found, query, (one) => [one.id], request, reply);
    return {
      data: page.map((one) => ({
        id: one.id,
        creation: one.madeAt.toISOString(),
        fin: one.endsAt.toISOString(),
        ...(one.revokedAt === undefined ? {} : { revocation: one.revokedAt.toISOString() }),
        auteur_id: one.maker.id,
      })),
      links,
      meta: { nombre: page.length },
    };
  }

  @Delete(':adresse')
  @HttpCode(204)
  @Requires('adresses.gerer')
  @ApiOperation({
    operationId: 'revoquerAdresseStructure',
    summary: 'Révoquer une adresse',
    description: 'Elle ne mène plus nulle part, aussitôt.',
  })
  @ApiNoContentResponse({ description: 'Elle est révoquée.' })
  @ApiParam(ID)
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
    await this.addresses.revoke(id, fence, address);
  }
}
