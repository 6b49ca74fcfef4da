import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentFence,
  etagOf,
  type Fence,
  ifMatch,
  isNotModified,
  pageOf,
  PageQuery,
  Refuses,
  requireMatch,
  Requires,
  startOf,
  Tagged,
  UUID,
} from '@maillage/platform';
import { LOCATION } from '@maillage/platform/access';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientNotFound } from './client.errors.js';
import { ChangedClientDto, ClientDto, ClientsDto, NewClientDto } from './client.dto.js';
import { changeOf, dtoOf, wishOf } from './client.mapping.dto.js';
import { ClientStore } from './client.store.js';
import { CloseClient } from './close-client.handler.js';
import { OpenClient } from './open-client.handler.js';
import { ReviseClient } from './revise-client.handler.js';

const ID = {
  name: 'id',
  description: 'Identifiant du client.',
  schema: { type: 'string', ...UUID },
} as const;
const IF_MATCH = ifMatch('du client lu');

/** API clients. An administrator sees and gives what lies inside its own fence. */
@ApiTags('accès')
@Controller('v1/clients')
export class ClientsController {
  constructor(
    @Inject(OpenClient) private readonly openClient: OpenClient,
    @Inject(ReviseClient) private readonly reviseClient: ReviseClient,
    @Inject(CloseClient) private readonly closeClient: CloseClient,
    @Inject(ClientStore) private readonly store: ClientStore,
  ) {}

  @Post()
  @Requires('clients.gerer')
  @ApiOperation({
    operationId: 'creerClient',
    summary: 'Ouvrir un accès',
    description:
      'Crée un client avec ses rôles, territoires, structures et finalités ; une clé se délivre ensuite.',
  })
  @ApiCreatedResponse({ description: 'Le client.', type: ClientDto, headers: LOCATION })
  @Refuses(409, 422)
  async open(
    @CurrentFence() fence: Fence,
    @Body() body: NewClientDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClientDto> {
    const client = await this.openClient.open(fence, wishOf(body));
    void reply.header('location', `/v1/clients/${client.id}`);
    return dtoOf(client);
  }

  @Get()
  @Requires('clients.gerer')
  @ApiOperation({
    operationId: 'listerClients',
    summary: 'Les accès ouverts',
    description: 'Les clients dans l’ordre de leur création, fermés compris.',
  })
  @ApiOkResponse({ description: 'Les clients.', type: ClientsDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClientsDto> {
    const [after] = startOf(query);
    const found = await this.store.list(fence.within, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(dtoOf), links };
  }

  @Get(':id')
  @Requires('clients.gerer')
  @ApiOperation({
    operationId: 'lireClient',
    summary: 'Un accès',
    description: 'Un client par son identifiant.',
  })
  @ApiOkResponse({ description: 'Le client.', type: ClientDto })
  @Tagged()
  @ApiParam(ID)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClientDto | undefined> {
    const client = await this.store.find(id, fence.within);
    if (client === undefined) throw clientNotFound();
    return isNotModified(request, reply, etagOf(client.id, client.version))
      ? undefined
      : dtoOf(client);
  }

  @Patch(':id')
  @Requires('clients.gerer')
  @ApiOperation({
    operationId: 'modifierClient',
    summary: 'Changer un accès',
    description:
      'Change ce qui est donné et laisse le reste ; l’effet est ressenti partout en moins d’une seconde.',
  })
  @ApiOkResponse({ description: 'Le client.', type: ClientDto })
  @ApiParam(ID)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ChangedClientDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClientDto> {
    const client = await this.reviseClient.revise(fence, id, changeOf(body), ({ version }) =>
      requireMatch(request, etagOf(id, version)),
    );
    void reply.header('etag', etagOf(client.id, client.version));
    return dtoOf(client);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('clients.gerer')
  @ApiOperation({
    operationId: 'fermerClient',
    summary: 'Fermer un accès',
    description:
      'Toutes ses clés cessent de valoir en moins d’une seconde, partout ; ce qu’il a inscrit reste.',
  })
  @ApiParam(ID)
  @ApiHeader(IF_MATCH)
  async close(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.closeClient.close(fence, id, ({ version }) =>
      requireMatch(request, etagOf(id, version)),
    );
  }
}
