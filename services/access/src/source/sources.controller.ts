import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  pageOf,
  PageQuery,
  Refuses,
  Requires,
  startOf,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ShareSource } from './share-source.handler.js';
import { SourcesDto } from './source.dto.js';
import { SourceStore, type WritableSource } from './source.store.js';

const NAME = {
  name: 'nom',
  description: 'Nom d’une source qui vous appartient.',
  schema: { type: 'string', maxLength: 100 },
} as const;
const WRITER = {
  name: 'acces',
  description: 'Identifiant du client ou de l’agent, celui que GET /v1/moi lui donne.',
  schema: { type: 'string', ...UUID },
} as const;

/** Sources of the caller, and who may write under them. */
@ApiTags('accès')
@Controller('v1/moi/sources')
export class SourcesController {
  constructor(
    @Inject(SourceStore) private readonly sources: SourceStore,
    @Inject(ShareSource) private readonly shareSource: ShareSource,
  ) {}

  @Get()
  @Requires('moi.lire')
  @ApiOperation({
    operationId: 'listerMesSources',
    summary: 'Les sources sous lesquelles je peux écrire',
    description:
      'Une source appartient à un seul accès : au client qui en porte le nom, sinon au premier qui y a écrit. Les autres n’y écrivent qu’avec son accord.',
  })
  @ApiOkResponse({ description: 'Les sources, par nom.', type: SourcesDto })
  async list(
    @CurrentCaller() caller: Caller,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SourcesDto> {
    const [after] = startOf(query);
    const found = await this.sources.list(caller.id, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ name }) => [name], request, reply);
    return { data: page.map(dtoOf), links };
  }

  @Put(':nom/accords/:acces')
  @HttpCode(204)
  @Requires('sources.partager')
  @ApiOperation({
    operationId: 'consentirSource',
    summary: 'Laisser un autre accès écrire sous ma source',
    description:
      'Par exemple à la coordinatrice qui tient vos lieux à jour. Il garde ses propres droits et son territoire : un accord n’ajoute qu’un nom de source. Sans effet s’il est déjà donné.',
  })
  @ApiNoContentResponse({ description: 'L’accord est donné.' })
  @ApiParam(NAME)
  @ApiParam(WRITER)
  @Refuses(422)
  async allow(
    @CurrentCaller() caller: Caller,
    @Param('nom') source: string,
    @Param('acces', ParseUUIDPipe) writer: string,
  ): Promise<void> {
    await this.shareSource.allow(caller.id, source, writer);
  }

  @Delete(':nom/accords/:acces')
  @HttpCode(204)
  @Requires('sources.partager')
  @ApiOperation({
    operationId: 'retirerAccordSource',
    summary: 'Retirer cet accord',
    description:
      'Ce qui est écrit reste ; rien de plus ne peut l’être. Sans effet s’il n’y a pas d’accord.',
  })
  @ApiParam(NAME)
  @ApiParam(WRITER)
  async forbid(
    @CurrentCaller() caller: Caller,
    @Param('nom') source: string,
    @Param('acces', ParseUUIDPipe) writer: string,
  ): Promise<void> {
    await this.shareSource.forbid(caller.id, source, writer);
  }
}

function dtoOf({ name, since, isOwn, writers }: WritableSource): SourcesDto['data'][number] {
  return {
    nom: name,
    titre: isOwn ? 'propre' : 'accord',
    depuis: since.toISOString(),
    accords: writers.map(({ id, since }) => ({ acces: id, depuis: new Date(since).toISOString() })),
  };
}
