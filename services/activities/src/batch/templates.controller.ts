import { Controller, Get, Header, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { writeXlsx, XLSX_TYPE } from '@maillage/files';
import { Requires } from '@maillage/platform';
import { templateSheets } from './activity-template.js';

/** Workbooks to fill in. */
@ApiTags('activités')
@Controller('v1/activites')
export class TemplatesController {
  @Get('modele.xlsx')
  @Requires('moi.lire')
  @Header('content-type', XLSX_TYPE)
  @Header('content-disposition', 'attachment; filename="modele-activites.xlsx"')
  @ApiOperation({
    operationId: 'modeleActivites',
    summary: 'Le modèle d’un fichier d’activités',
    description:
      'Un classeur à remplir : les colonnes d’un lot, les listes où choisir, une ligne d’exemple à effacer (elle est refusée si elle reste), et une feuille qui explique chaque colonne.',
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
    return new StreamableFile(writeXlsx(templateSheets()));
  }
}
