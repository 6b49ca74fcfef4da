import { Body, Controller, Delete, Get, Header, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type Caller, CurrentCaller, CURSOR_ID, linksOf, LOCATION, PageQuery, readCursor, Refuses, Requires, RIGHTS, writeCursor } from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ApiClient } from './client.js';
import { ClientDto, ClientsDto, MeDto, NewClientDto, NewKeyDto } from './client.dto.js';
import { clientNotFound } from './access.errors.js';
import { ClientStore } from './client.store.js';
import { Clients } from './clients.handler.js';

const UUID = { type: 'string', format: 'uuid', maxLength: 36 } as const;

@ApiTags('accès')
@Controller('v1')
export class ClientsController {
  constructor(
    @Inject(Clients) private readonly clients: Clients,
    @Inject(ClientStore) private readonly store: ClientStore,
  ) {}

  @Post('clients')
  @Requires('clients.gerer')
  @ApiOperation({ operationId: 'creerClient', summary: 'Ouvrir un accès', description: 'Crée un client avec son rôle et ses territoires ; une clé se délivre ensuite.' })
  @ApiCreatedResponse({ description: 'Le client.', type: ClientDto, headers: LOCATION })
  @Refuses(409, 422)
  async open(@Body() body: NewClientDto, @Res({ passthrough: true }) reply: FastifyReply): Promise<ClientDto> {
    const client = await this.clients.open({ name: body.nom, source: body.source, role: body.role, territories: body.territoires });
    void reply.header('location', `/v1/clients/${client.id}`);
    return toDto(client);
  }

  @Get('clients')
  @Requires('clients.gerer')
  @ApiOperation({ operationId: 'listerClients', summary: 'Les accès ouverts', description: 'Les clients dans l’ordre de leur création.' })
  @ApiOkResponse({ description: 'Les clients.', type: ClientsDto })
  async list(@Query() query: PageQuery, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ClientsDto> {
    const after = query.curseur === undefined ? undefined : readCursor(query.curseur, [CURSOR_ID])[0];
    const found = await this.store.list(after, query.limite + 1);
    const page = found.slice(0, query.limite);
    const last = page[page.length - 1];
    const cursor = found.length > page.length && last !== undefined ? writeCursor([last.id]) : undefined;
    return { data: page.map(toDto), links: linksOf(request, reply, cursor) };
  }

  @Get('clients/:id')
  @Requires('clients.gerer')
  @ApiOperation({ operationId: 'lireClient', summary: 'Un accès', description: 'Un client par son identifiant.' })
  @ApiOkResponse({ description: 'Le client.', type: ClientDto })
  @ApiParam({ name: 'id', description: 'Identifiant du client.', schema: UUID })
  async read(@Param('id', ParseUUIDPipe) id: string): Promise<ClientDto> {
    const client = await this.store.find(id);
    if (client === undefined) throw clientNotFound();
    return toDto(client);
  }

  @Post('clients/:id/cles')
  @Requires('clients.gerer')
  @Header('cache-control', 'no-store')
  @ApiOperation({ operationId: 'creerCle', summary: 'Délivrer une clé', description: 'La clé n’est montrée que dans cette réponse ; plusieurs peuvent valoir ensemble, le temps d’un changement.' })
  @ApiCreatedResponse({ description: 'La clé.', type: NewKeyDto })
  @ApiParam({ name: 'id', description: 'Identifiant du client.', schema: UUID })
  @ApiBody({ required: false, schema: { type: 'object', additionalProperties: false, maxProperties: 0 } })
  async issue(@Param('id', ParseUUIDPipe) id: string): Promise<NewKeyDto> {
    const { key, text } = await this.clients.issueKey(id);
    return { id: key.id, cle: text, expiration: key.expiresAt.toISOString() };
  }

  @Delete('clients/:id/cles/:cle')
  @HttpCode(204)
  @Requires('clients.gerer')
  @ApiOperation({ operationId: 'revoquerCle', summary: 'Révoquer une clé', description: 'Elle cesse de valoir en moins d’une seconde, partout.' })
  @ApiParam({ name: 'id', description: 'Identifiant du client.', schema: UUID })
  @ApiParam({ name: 'cle', description: 'Identifiant de la clé.', schema: UUID })
  async revoke(@Param('id', ParseUUIDPipe) id: string, @Param('cle', ParseUUIDPipe) key: string): Promise<void> {
    await this.clients.revokeKey(id, key);
  }

  @Get('moi')
  @Requires('moi.lire')
  @ApiOperation({ operationId: 'lireMoi', summary: 'Ce que permet ma clé', description: 'Le client de la clé présentée, ses territoires et ses permissions.' })
  @ApiOkResponse({ description: 'Le client de la clé.', type: MeDto })
  me(@CurrentCaller() caller: Caller): Promise<MeDto> {
    return this.store.find(caller.clientId).then((client) => {
      if (client === undefined) throw clientNotFound();
      return { ...toDto(client), permissions: [...RIGHTS[caller.role]] };
    });
  }
}

function toDto(client: ApiClient): ClientDto {
  return {
    id: client.id,
    nom: client.name,
    source: client.source,
    role: client.role,
    territoires: [...client.territories],
    creation: client.createdAt.toISOString(),
  };
}
