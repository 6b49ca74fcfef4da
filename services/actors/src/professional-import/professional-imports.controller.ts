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
import { ImportProfessionals } from './import-professionals.handler.js';
import { ImportProfessionalsTask } from './import-professionals.task.js';
import { FILE_COLUMNS } from './professional-file.js';
import { notAProfessionalFile } from './professional-import.errors.js';
import { TEMPLATE } from './professional-template.js';

/** The same professionals as a table, for the document. */
const TABLE = {
  'x-table': {
    description: `Une ligne par professionnel et par poste. Colonnes, dans un ordre quelconque : ${FILE_COLUMNS.join(', ')}.`,
    example:
      'id;nom;prenom;courriel;profils;siret;du;quotite;contrat\nagent-17;Martin;Ada;ada.martin@exemple.fr;secretaire_mairie;43493312300029;2026-01-01;0,5;titulaire\n',
  },
};

/** Where files of professionals come in. */
@ApiTags('professionnels')
@Controller('v1/professionnels/imports')
export class ProfessionalImportsController {
  constructor(
    @Inject(ImportProfessionals) private readonly professionals: ImportProfessionals,
    @Inject(ImportProfessionalsTask) private readonly task: ImportProfessionalsTask,
  ) {}

  @Get('modele.xlsx')
  @Requires('professionnels.lire')
  @Header('content-type', XLSX_TYPE)
  @Header('content-disposition', 'attachment; filename="modele-professionnels.xlsx"')
  @ApiOperation({
    operationId: 'modeleProfessionnels',
    summary: 'Le modèle d’un fichier de professionnels',
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
    return new StreamableFile(writeXlsx([tableOf('Professionnels', TEMPLATE, [])]));
  }

  @Post()
  @HttpCode(200)
  @RouteConfig(STREAMED)
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'importerProfessionnels',
    summary: 'Importer des professionnels et leurs postes',
    description:
      'Un fichier de toute longueur : CSV, classeur XLSX (32 Mio au plus), liste JSON ou NDJSON ; les colonnes du modèle, les utilisateurs de La Coop, ou la liste des postes de conseillers numériques par structure. Une ligne dit ce qui change et laisse le reste ; refusée, elle n’arrête pas les autres. Une personne est reconnue à « id » ou, sans lui, à son courriel, quelle qu’en soit la casse ; elle peut être sur plusieurs lignes, une par poste. La structure d’un poste est déjà dans l’annuaire : la liste des postes s’importe d’abord à /v1/structures/imports. Ce qui dit qui est la personne est gardé à part, chiffré sous sa clé. Au-delà de `TASK_BODY_BYTES` annoncés, ou avec « Prefer: respond-async », la réponse est 202 et l’import une tâche.',
  })
  @ApiConsumes('text/csv', XLSX_TYPE, 'application/json', 'application/x-ndjson')
  @ApiBody({
    description: 'Le fichier.',
    schema: {
      type: 'array',
      maxItems: 10_000_000,
      items: {
        type: 'object',
        description: 'Un professionnel, et un poste au plus : un champ par colonne du modèle.',
      },
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
      unreadable: notAProfessionalFile,
      begin: (file, given) => this.task.begin(file, given),
      take: (file, given) => this.professionals.take(file, { ...given, fence }),
    });
  }
}
