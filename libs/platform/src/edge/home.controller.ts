import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { languageOf } from '../request/language.js';
import { Open } from '../rights/caller.js';
import { ServiceRegistry } from '../service/registry.js';
import { HomeDto } from '../pages/home.dto.js';
import { HomePage } from '../pages/home.page.js';
import { DOORS, PURPOSE } from '../pages/home.js';
import { pageOf, choosesPage } from '../pages/send-page.js';

/** The root of the server, which a person opens who has its name and nothing else. */
@ApiTags('accueil')
@Controller()
export class HomeController {
  constructor(@Inject(ServiceRegistry) private readonly registry: ServiceRegistry) {}

  @Get()
  @RouteConfig({ page: true })
  @Open('dit ce que c’est et où aller')
  @ApiOperation({
    operationId: 'lireAccueil',
    summary: 'Ce qu’est ce serveur, et où aller',
    description: 'Une page pour un navigateur, les mêmes liens en JSON pour un programme.',
  })
  @ApiExtraModels(HomeDto)
  @ApiOkResponse({
    description: 'Ce que c’est, et des liens.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(HomeDto) } },
      'text/html': { schema: { type: 'string', maxLength: 100_000 } },
    },
  })
  read(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): HomeDto | string {
    const language = languageOf(request);
    const services = this.registry.all().map(({ name: nom, title: titre }) => ({
      nom,
      titre,
      openapi: `/v1/${nom}/openapi.json`,
    }));
    void reply.header('content-language', language);
    if (choosesPage(request, reply))
      return pageOf(reply, language, HomePage({ language, services }));
    const links = Object.fromEntries(Object.entries(DOORS).map(([name, { href }]) => [name, href]));
    return { nom: 'Maillage', description: PURPOSE[language], links, services };
  }
}
