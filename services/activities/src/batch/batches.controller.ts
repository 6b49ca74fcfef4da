import type { Readable } from 'node:stream';
import { Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { fileFormat, XLSX_TYPE } from '@maillage/files';
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
import { noBatch } from '../activity/activity.errors.js';
import { ACTIVITY_COLUMNS } from '../activity/activity-columns.js';
import { BatchOutcomeDto, BatchQuery } from './batch.dto.js';
import { AcceptBatch } from './accept-batch.handler.js';

const WRITTEN = ACTIVITY_COLUMNS.filter(({ isOurs }) => isOurs !== true);
/** The same activities as a table, for the document. */
const TABLE = {
  'x-table': {
    description: `Une ligne par activité. Colonnes, dans un ordre quelconque : ${WRITTEN.map(({ name }) => name).join(', ')}.`,
    example:
      'source_id;type;date;duree;type_lieu;lieu_code_insee;thematiques;beneficiaires_total;genres_feminin\n2026-000123;collectif;2026-03-14;90;autre;62041;email|securite_numerique;6;4\n',
  },
};

/** Where sources push what was done. */
@ApiTags('activités')
@Controller('v1/activites/lots')
export class BatchesController {
  constructor(@Inject(AcceptBatch) private readonly batches: AcceptBatch) {}

  @Post()
  @HttpCode(200)
  @RouteConfig(STREAMED)
  @Requires('activites.pousser')
  @ApiOperation({
    operationId: 'pousserLot',
    summary: 'Pousser un lot d’activités',
    description:
      'Une liste JSON, un flux NDJSON ou un CSV de toute longueur, ou un classeur XLSX (32 Mio au plus, la première feuille dont une ligne nomme les colonnes) ; un verdict par élément, dans l’ordre. Un élément refusé n’arrête pas les autres ; ce qui est acquitté est durable. Renvoyer le même lot ne change rien. CSV et XLSX : une ligne par activité, sous les colonnes de l’export de GET /v1/activites, dont celles que nous écrivons (id, version, creation, modification) ne sont pas reprises ; plusieurs valeurs se séparent par « | ».',
  })
  @ApiConsumes('application/json', 'application/x-ndjson', 'text/csv', XLSX_TYPE)
  @ApiBody({
    description: 'Les activités.',
    schema: {
      type: 'array',
      maxItems: 10_000_000,
      items: { $ref: '#/components/schemas/NewActivityDto' },
      ...TABLE,
    },
  })
  @ApiOkResponse({ description: 'Les verdicts.', type: BatchOutcomeDto })
  async push(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Query() query: BatchQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.body === undefined) throw noBatch();
    const bytes = bytesOf(request.body as Readable, platformConfig.streamLimit);
    const format = fileFormat(request.headers['content-type'] ?? '');
    const outcome = await this.batches.take({ source, mayWrite: fence.reaches }, bytes, {
      format: format === 'csv' || format === 'xlsx' ? format : 'json',
      isSimulation: query.simulation === 'true',
      rejectsOnly: query.verdicts === 'rejets',
      language: languageOf(request),
    });
    await reply.header('content-type', 'application/json; charset=utf-8').send(outcome);
  }
}
