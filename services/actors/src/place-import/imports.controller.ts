import type { Readable } from 'node:stream';
import { Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  bytesOf,
  type Caller,
  CurrentCaller,
  CurrentFence,
  type Fence,
  languageOf,
  platformConfig,
  Requires,
  STREAMED,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportOutcomeDto, ImportQuery } from './import.dto.js';
import { ImportPlaces } from './import-places.handler.js';
import { foreignSource, notAPlaceFile } from '../place/place.errors.js';
import { fileFormat } from './standard-file.js';

/** Where files of places come in. */
@ApiTags('lieux')
@Controller('v1/lieux/imports')
export class ImportsController {
  constructor(@Inject(ImportPlaces) private readonly places: ImportPlaces) {}

  @Post()
  @HttpCode(200)
  @RouteConfig(STREAMED)
  @Requires('lieux.importer')
  @ApiOperation({
    operationId: 'importerLieux',
    summary: 'Importer des lieux',
    description:
      'Un fichier du standard national de toute longueur : CSV (séparateur « , » ou « ; », valeurs multiples « | »), liste JSON ou NDJSON. Une ligne refusée n’arrête pas les autres ; ce qui est compté est durable. Importer le même fichier deux fois ne change rien.',
  })
  @ApiConsumes('text/csv', 'application/json', 'application/x-ndjson')
  @ApiBody({
    description: 'Le fichier.',
    schema: {
      type: 'array',
      maxItems: 10_000_000,
      items: { type: 'object', description: 'Un lieu : un champ par colonne du standard.' },
    },
  })
  @ApiOkResponse({ description: 'Le bilan.', type: ImportOutcomeDto })
  async import(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Query() query: ImportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const source = query.source ?? caller.source;
    if (fence.rules.every((rule) => rule.source !== undefined && rule.source !== source))
      throw foreignSource(caller.source);
    const format = fileFormat(request.headers['content-type'] ?? '');
    if (format === undefined || request.body === undefined) throw notAPlaceFile();
    const bytes = bytesOf(request.body as Readable, platformConfig.streamLimit);
    const outcome = await this.places.take(bytes, {
      source,
      format,
      isSimulation: query.simulation === 'true',
      language: languageOf(request),
      mayWrite: (place) => fence.reaches({ ...place, source }),
    });
    await reply.header('content-type', 'application/json; charset=utf-8').send(outcome);
  }
}
