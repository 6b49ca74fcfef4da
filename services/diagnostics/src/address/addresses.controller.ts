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
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  type Answer,
  answerList,
  Answers,
  CurrentFence,
  type Fence,
  publicAddress,
  Refuses,
  Requires,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RunCampaign } from '../campaign/run-campaign.handler.js';
import { CampaignAddressesDto, MadeAddressesDto, NewAddressesDto } from './address.dto.js';
import { addressNotFound } from './address.errors.js';
import { ADDRESS_LISTING, toDto } from './address.mapping.dto.js';
import { AddressQueries } from './address.queries.store.js';
import { CampaignAddressesQuery } from './address.query.dto.js';
import { MakeAddresses } from './make-addresses.handler.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la campagne.',
  schema: { type: 'string', ...UUID },
} as const;

/** Addresses by which people take part in a campaign, on pages and without account. */
@ApiTags('campagnes')
@Controller('v1/campagnes/:id/adresses')
export class CampaignAddressesController {
  constructor(
    @Inject(RunCampaign) private readonly campaigns: RunCampaign,
    @Inject(MakeAddresses) private readonly addresses: MakeAddresses,
    @Inject(AddressQueries) private readonly queries: AddressQueries,
  ) {}

  @Post()
  @Requires('campagnes.gerer')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'creerAdressesCampagne',
    summary: 'Faire des adresses pour participer',
    description:
      'Une par personne, ou une pour tous. Par elle, on participe sans compte, sur des pages. Qui reçoit laquelle n’est connu que de qui les envoie ; les résultats ne sont montrés qu’à la personne.',
  })
  @ApiCreatedResponse({ description: 'Les adresses.', type: MadeAddressesDto })
  @ApiParam(ID)
  @Refuses(409, 422)
  async make(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Body() { nature, nombre, fin }: NewAddressesDto,
  ): Promise<MadeAddressesDto> {
    const campaign = await this.campaigns.get(id, fence.covered);
    const made = await this.addresses.make(campaign, {
      isPersonal: nature === 'personnelle',
      count: nombre,
      endsAt: fin === undefined ? undefined : new Date(fin),
    });
    return {
      adresses: made.map(({ id: address, path, endsAt }) => ({
        id: address,
        adresse: publicAddress(request, path),
        fin: endsAt.toISOString(),
      })),
    };
  }

  @Get()
  @Requires('campagnes.gerer')
  @ApiOperation({
    operationId: 'listerAdressesCampagne',
    summary: 'Les adresses d’une campagne',
    description:
      'Par pages en JSON, toutes en CSV ou XLSX. Dans l’ordre où elles ont été faites, finies et révoquées comprises, avec ce qu’il faut pour rappeler : si la personne a commencé ou fini. Le secret n’est conservé nulle part.',
  })
  @Answers('Les adresses.', CampaignAddressesDto, ADDRESS_LISTING)
  @ApiParam(ID)
  async list(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: CampaignAddressesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<CampaignAddressesDto>> {
    await this.campaigns.get(id, fence.covered);
    return answerList({ query, request, reply }, ADDRESS_LISTING, {
      read: (after, limit) => this.queries.list(id, after?.[0], limit),
      view: toDto,
    });
  }

  @Delete(':adresse')
  @HttpCode(204)
  @Requires('campagnes.gerer')
  @ApiOperation({
    operationId: 'revoquerAdresseCampagne',
    summary: 'Révoquer une adresse',
    description:
      'Elle ne mène plus nulle part, aussitôt. Qui avait commencé garde son code de reprise.',
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
    const campaign = await this.campaigns.get(id, fence.covered);
    const found = await this.queries.find(id, address);
    if (found === undefined) throw addressNotFound();
    await this.addresses.revoke(campaign, found);
  }
}
