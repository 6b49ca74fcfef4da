import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type Clock, mergePatch, parisDate } from '@maillage/kernel';
import {
  type Caller,
  CLOCK,
  CurrentCaller,
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  ifMatch,
  LOCATION,
  Refuses,
  Requires,
  seenVersion,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Written } from '../professional/record.js';
import { recordNotFound } from '../professional/record.errors.js';
import { EndNetworkQuery } from './end-network.query.dto.js';
import { NetworkBodyDto, NetworkDto, NewNetworkDto } from './network.dto.js';
import { NETWORK } from './network.errors.js';
import { tagOf, toDto } from './network.mapping.dto.js';
import { NetworkStore } from './network.store.js';
import { WriteNetwork } from './write-network.handler.js';

const IF_MATCH = ifMatch('du réseau lu');

/** One that can be sent as it is: a generated one would name structures that are not there. */
const EXAMPLE = {
  nom: 'Réseau des Campagnes de l’Artois',
  type: 'reseau_local',
  territoire: 'epci-200069482',
  presentation: 'Accueil, orientation et ateliers autour d’Avesnes-le-Comte.',
  debut: '2026-01-01',
};

/** Where networks are written one by one. */
@ApiTags('reseaux')
@Controller('v1/reseaux')
export class NetworkWritingController {
  constructor(
    @Inject(WriteNetwork) private readonly networks: WriteNetwork,
    @Inject(NetworkStore) private readonly store: NetworkStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Requires('reseaux.ecrire')
  @ApiOperation({
    operationId: 'inscrireReseau',
    summary: 'Inscrire un réseau',
    description:
      'Sous la source de l’appelant, dont les droits couvrent tout le territoire du réseau.',
  })
  @ApiBody({
    type: NewNetworkDto,
    examples: { artois: { value: { source_id: 'reseau-artois', ...EXAMPLE } } },
  })
  @ApiCreatedResponse({
    description: 'Le réseau.',
    type: NetworkDto,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: object,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NetworkDto> {
    const written = await this.networks.open({ source, fence }, body);
    void reply.header('location', `/v1/reseaux/${written.id}`);
    return this.answer(written, fence, reply);
  }

  @Put(':id')
  @Requires('reseaux.ecrire')
  @ApiOperation({
    operationId: 'remplacerReseau',
    summary: 'Remplacer la description d’un réseau',
    description: 'Ce qui n’est pas redit est retiré, ses membres compris.',
  })
  @ApiBody({ type: NetworkBodyDto, examples: { artois: { value: EXAMPLE } } })
  @ApiOkResponse({ description: 'Le réseau.', type: NetworkDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async replace(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NetworkDto> {
    const written = await this.networks.revise(id, fence, seenVersion(request), () => body);
    return this.answer(written, fence, reply);
  }

  @Patch(':id')
  @Requires('reseaux.ecrire')
  @ApiOperation({
    operationId: 'corrigerReseau',
    summary: 'Corriger un réseau',
    description:
      'Change ce qui est donné et laisse le reste (RFC 7396) ; null retire un champ. Une liste se redonne entière.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs à changer.',
      additionalProperties: true,
      maxProperties: 20,
      example: { fin: '2026-12-31', site: null },
    },
  })
  @ApiOkResponse({ description: 'Le réseau.', type: NetworkDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<NetworkDto> {
    const { body } = request;
    const change = (present: object): unknown => mergePatch(present, body);
    const written = await this.networks.revise(id, fence, seenVersion(request), change);
    return this.answer(written, fence, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('reseaux.ecrire')
  @ApiOperation({
    operationId: 'fermerReseau',
    summary: 'Mettre fin à un réseau',
    description:
      'Le réseau reste, avec son dernier jour. Inscrit par erreur depuis moins de 24 heures, il peut être retiré.',
  })
  @ApiNoContentResponse({ description: 'Son dernier jour est dit, ou le réseau est retiré.' })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async end(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { date = parisDate(this.clock.now()), erreur }: EndNetworkQuery,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const accepts = seenVersion(request);
    if (erreur === 'oui') await this.networks.withdraw(id, fence, accepts);
    else {
      const ended = (present: object): object => ({ ...present, fin: date });
      await this.networks.revise(id, fence, accepts, ended, 'fermer');
    }
  }

  private async answer({ id }: Written, fence: Fence, reply: FastifyReply): Promise<NetworkDto> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(NETWORK);
    void reply.header('etag', tagOf(record));
    return toDto(record);
  }
}
