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
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type Clock } from '@maillage/kernel';
import {
  CLOCK,
  CurrentFence,
  type Fence,
  pageOf,
  PageQuery,
  Refuses,
  Requires,
  startOf,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { clientNotFound } from './client.errors.js';
import { type ApiKey, stateOf } from './client.js';
import { ClientStore } from './client.store.js';
import { KeyDto, KeysDto, NewKeyDto, NewKeyRequestDto } from './key.dto.js';
import { KeyStore } from './key.store.js';
import { IssueKey } from './issue-key.handler.js';
import { RevokeKey } from './revoke-key.handler.js';

const CLIENT = {
  name: 'id',
  description: 'Identifiant du client.',
  schema: { type: 'string', ...UUID },
} as const;

/** Keys of a client. */
@ApiTags('accès')
@Controller('v1/clients/:id/cles')
export class KeysController {
  constructor(
    @Inject(IssueKey) private readonly issueKey: IssueKey,
    @Inject(RevokeKey) private readonly revokeKey: RevokeKey,
    @Inject(ClientStore) private readonly clients: ClientStore,
    @Inject(KeyStore) private readonly store: KeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Requires('clients.gerer')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'creerCle',
    summary: 'Délivrer une clé',
    description:
      'La clé n’est montrée que dans cette réponse ; plusieurs peuvent valoir ensemble, le temps d’un changement.',
  })
  @ApiCreatedResponse({ description: 'La clé.', type: NewKeyDto })
  @ApiParam(CLIENT)
  @ApiBody({ required: false, type: NewKeyRequestDto })
  @Refuses(409, 422)
  async issue(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body?: NewKeyRequestDto,
  ): Promise<NewKeyDto> {
    const { key, text } = await this.issueKey.issue(
      fence,
      id,
      body?.expiration ? new Date(body.expiration) : undefined,
    );
    return { id: key.id, cle: text, expiration: key.expiresAt.toISOString() };
  }

  @Get()
  @Requires('clients.gerer')
  @ApiOperation({
    operationId: 'listerCles',
    summary: 'Les clés d’un accès',
    description:
      'Dans l’ordre de leur création, révoquées et expirées comprises ; le secret n’est conservé nulle part.',
  })
  @ApiOkResponse({ description: 'Les clés.', type: KeysDto })
  @ApiParam(CLIENT)
  async list(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KeysDto> {
    if ((await this.clients.find(id, fence.within)) === undefined) throw clientNotFound();
    const [after] = startOf(query);
    const found = await this.store.list(id, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map((key) => dtoOf(key, this.clock.now())), links };
  }

  @Delete(':cle')
  @HttpCode(204)
  @Requires('clients.gerer')
  @ApiOperation({
    operationId: 'revoquerCle',
    summary: 'Révoquer une clé',
    description: 'Elle cesse de valoir en moins d’une seconde, partout.',
  })
  @ApiParam(CLIENT)
  @ApiParam({
    name: 'cle',
    description: 'Identifiant de la clé.',
    schema: { type: 'string', ...UUID },
  })
  async revoke(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('cle', ParseUUIDPipe) key: string,
  ): Promise<void> {
    await this.revokeKey.revoke(fence, id, key);
  }
}

function dtoOf(key: ApiKey, now: Date): KeyDto {
  return {
    id: key.id,
    prefixe: `mlg_${key.prefix}`,
    etat: stateOf(key, now),
    creation: key.createdAt.toISOString(),
    expiration: key.expiresAt.toISOString(),
    ...(key.revokedAt === undefined ? {} : { revocation: key.revokedAt.toISOString() }),
  };
}
