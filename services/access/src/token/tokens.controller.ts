import { Body, Controller, Get, Header, HttpCode, Inject, Post } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Caller, CLOCK, CurrentCaller, Open, Requires } from '@maillage/platform';
import { TOKEN_ENDPOINT } from '@maillage/platform/access';
import type { Clock } from '@maillage/kernel';
import { tokenFromToken } from './token.errors.js';
import { IssueToken } from './issue-token.handler.js';
import { JwksDto, NewTokenRequestDto, TokenDto } from './token.dto.js';
import { TokenKeyStore } from './token-key.store.js';

/** Short-lived tokens in place of keys: what a partner's many workers carry, while the key stays in one place. */
@ApiTags('accès')
@Controller('v1')
export class TokensController {
  constructor(
    @Inject(IssueToken) private readonly tokens: IssueToken,
    @Inject(TokenKeyStore) private readonly keys: TokenKeyStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('jetons')
  @RouteConfig(TOKEN_ENDPOINT)
  @HttpCode(200)
  @Header('cache-control', 'no-store')
  @Requires('moi.lire')
  @ApiOperation({
    operationId: 'creerJeton',
    summary: 'Échanger sa clé contre un jeton',
    description:
      'Un jeton de courte durée (RFC 6749 §4.4, RFC 9068), que chaque service vérifie lui-même. La clé s’envoie d’une seule façon : « Authorization: Bearer mlg_… » ; ou, comme le font les bibliothèques OAuth (RFC 6749 §2.3.1), en HTTP Basic avec l’identifiant du client pour nom et la clé pour mot de passe ; ou dans le corps, par client_id et client_secret. Révoquer la clé éteint aussi ses jetons, en moins d’une seconde.',
  })
  @ApiConsumes('application/json', 'application/x-www-form-urlencoded')
  @ApiBody({ type: NewTokenRequestDto })
  @ApiOkResponse({ description: 'Le jeton.', type: TokenDto })
  async create(
    @CurrentCaller() caller: Caller,
    @Body() { duree = 300, scope }: NewTokenRequestDto,
  ): Promise<TokenDto> {
    // A token that begets tokens would live for ever.
    if (caller.kind !== 'client' || caller.isByToken === true) throw tokenFromToken();
    const { token, seconds, scope: granted } = await this.tokens.issue(caller, duree, scope);
    return { access_token: token, token_type: 'Bearer', expires_in: seconds, scope: granted };
  }

  @Get('access/jwks.json')
  @Open('clés publiques, faites pour être lues de tous')
  @ApiOperation({
    operationId: 'lireClesPubliques',
    summary: 'Les clés publiques des jetons',
    description: 'Pour vérifier soi-même un jeton (RFC 7517).',
  })
  @ApiOkResponse({ description: 'Les clés.', type: JwksDto })
  async jwks(): Promise<JwksDto> {
    return { keys: await this.keys.listValid(this.clock.now()) };
  }
}
