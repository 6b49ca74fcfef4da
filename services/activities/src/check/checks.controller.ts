import type { Readable } from 'node:stream';
import { Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import { fileFormat, XLSX_TYPE } from '@maillage/files';
import {
  answerCheck,
  bytesOf,
  type Caller,
  CurrentCaller,
  FileCheckDto,
  platformConfig,
  Requires,
  STREAMED,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { noBatch } from '../activity/activity.errors.js';
import { CheckActivities } from './check-activities.handler.js';

const TITLE = { fr: 'Vérification d’un fichier d’activités', en: 'Check of a file of activities' };
/** The same activities as a table, for the document. */
const TABLE = {
  'x-table': {
    description: 'Une ligne par activité, sous les colonnes du modèle.',
    example:
      'source_id;type;date;duree;type_lieu;lieu_code_insee;beneficiaires_total\n2026-000123;collectif;2026-03-14;90;autre;62041;6\n',
  },
};

/** Where files of activities are checked before they are sent by those who may. */
@ApiTags('activités')
@Controller('v1/activites/validations')
export class ChecksController {
  constructor(@Inject(CheckActivities) private readonly activities: CheckActivities) {}

  @Post()
  @HttpCode(200)
  @RouteConfig(STREAMED)
  @Requires('moi.lire')
  @ApiOperation({
    operationId: 'validerActivites',
    summary: 'Vérifier un fichier d’activités',
    description:
      'Le corps que prend un lot, lu de la même façon et gardé nulle part : chaque faute et chaque remarque par ligne et colonne (pour du JSON, par rang à partir de 1 et par champ). Aucun droit d’écrire n’est demandé ; ce que disent vos droits ou ce qui est déjà enregistré n’y entre pas. En JSON, ou une page à imprimer avec « Accept: text/html ».',
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
  @ApiExtraModels(FileCheckDto)
  @ApiOkResponse({
    description: 'Ce qui a été trouvé.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(FileCheckDto) } },
      'text/html': { schema: { type: 'string', maxLength: 20_000_000 } },
    },
  })
  async check(
    @CurrentCaller() { source }: Caller,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    if (request.body === undefined) throw noBatch();
    const bytes = bytesOf(request.body as Readable, platformConfig.streamLimit);
    const sent = fileFormat(request.headers['content-type'] ?? '');
    const format = sent === 'csv' || sent === 'xlsx' ? sent : 'json';
    await answerCheck(request, reply, TITLE, (check) =>
      this.activities.check(source, bytes, format, check),
    );
  }
}
