import {
  Controller,
  Get,
  Header,
  HttpCode,
  Inject,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { tableOf, writeXlsx, XLSX_TYPE } from '@maillage/files';
import {
  type Caller,
  CurrentCaller,
  CurrentFence,
  Deferrable,
  type Fence,
  ImportOutcomeDto,
  ImportQuery,
  Requires,
  STREAMED,
  takeImport,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportStructures } from './import-structures.handler.js';
import { ImportStructuresTask } from './import-structures.task.js';
import { FILE_COLUMNS } from './structure-file.js';
import { notAStructureFile } from './structure-import.errors.js';
import { TEMPLATE } from './structure-template.js';

/** The same structures as a table, for the document. */
const TABLE = {
  'x-table': {
    description: `Une ligne par structure. Colonnes, dans un ordre quelconque : ${FILE_COLUMNS.join(', ')}.`,
    example:
      'id;siret;nom;type;code_postal;commune\nmairie-arras;43493312300029;Mairie d’Arras;commune;62000;Arras\n',
  },
};

/** Where files of structures come in. */
@ApiTags('structures')
@Controller('v1/structures/imports')
export class StructureImportsController {
  constructor(
    @Inject(ImportStructures) private readonly structures: ImportStructures,
    @Inject(ImportStructuresTask) private readonly task: ImportStructuresTask,
  ) {}

  @Get('modele.xlsx')
  @Requires('structures.lire')
  @Header('content-type', XLSX_TYPE)
  @Header('content-disposition', 'attachment; filename="modele-structures.xlsx"')
  @ApiOperation({
    operationId: 'modeleStructures',
    summary: 'Le modèle d’un fichier de structures',
    description: 'Un classeur vide, avec ses colonnes et les listes où choisir.',
  })
  @ApiOkResponse({
    description: 'Le classeur.',
    content: {
      [XLSX_TYPE]: {
        schema: { type: 'string', format: 'binary', maxLength: Number.MAX_SAFE_INTEGER },
      },
    },
  })
  template(): StreamableFile {
    return new StreamableFile(writeXlsx([tableOf('Structures', TEMPLATE, [])]));
  }

  @Post()
  @HttpCode(200)
  @RouteConfig(STREAMED)
  @Requires('structures.ecrire')
  @ApiOperation({
    operationId: 'importerStructures',
    summary: 'Importer des structures',
    description:
      'Un fichier de toute longueur : CSV, classeur XLSX (32 Mio au plus), liste JSON ou NDJSON ; les colonnes du modèle, la liste d’Aidants Connect ou les structures de La Coop. Une ligne dit ce qui change et laisse le reste, et ce qui a été corrigé à la main, ce que dit une remarque ; refusée, elle n’arrête pas les autres. Une ligne dont le numéro est déjà celui d’une structure de la source y devient une antenne. Un numéro qui n’en est pas un, ou une commune introuvable, est dit en remarque et le reste est repris. Au-delà de `TASK_BODY_BYTES` annoncés, ou avec « Prefer: respond-async », la réponse est 202 et l’import une tâche.',
  })
  @ApiConsumes('text/csv', XLSX_TYPE, 'application/json', 'application/x-ndjson')
  @ApiBody({
    description: 'Le fichier.',
    schema: {
      type: 'array',
      maxItems: 10_000_000,
      items: { type: 'object', description: 'Une structure : un champ par colonne du modèle.' },
      ...TABLE,
    },
  })
  @ApiOkResponse({ description: 'Le bilan.', type: ImportOutcomeDto })
  @Deferrable()
  async import(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Query() query: ImportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { caller, fence, query, request, reply };
    await takeImport(asked, {
      unreadable: notAStructureFile,
      begin: (file, given) => this.task.begin(file, given),
      take: (file, given) => this.structures.take(file, { ...given, mayWrite: fence.reaches }),
    });
  }
}
