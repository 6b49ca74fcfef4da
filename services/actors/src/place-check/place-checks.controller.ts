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
import { answerCheck, bytesOf, platformConfig, Requires, STREAMED } from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notAPlaceFile } from '../place/place.errors.js';
import { CheckPlaces } from './check-places.handler.js';
import { PlaceCheckDto } from './place-check.dto.js';

const TITLE = { fr: 'Vérification d’un fichier de lieux', en: 'Check of a file of places' };

/** The same places as a table, for the document. */
const TABLE = {
  'x-table': {
    description: 'Une ligne par lieu, sous les colonnes du standard.',
    example:
      'id;pivot;nom;commune;code_postal;code_insee;adresse;services;date_maj\nl-1;43493312300029;Médiathèque;Arras;62000;62041;1 rue du Test;Accès internet et matériel informatique;2026-03-14\n',
  },
};

/** Where files of places are checked before they are sent by those who may. */
@ApiTags('lieux')
@Controller('v1/lieux/validations')
export class PlaceChecksController {
  constructor(@Inject(CheckPlaces) private readonly places: CheckPlaces) {}

  @Post()
  @HttpCode(200)
  @RouteConfig(STREAMED)
  @Requires('moi.lire')
  @ApiOperation({
    operationId: 'validerLieux',
    summary: 'Vérifier un fichier de lieux',
    description:
      'Le fichier que prend l’import, lu de la même façon et gardé nulle part : chaque faute et chaque remarque par ligne et colonne, et à côté le verdict strict du schéma du standard national. Aucun droit d’écrire n’est demandé ; ce que disent vos droits ou ce qui est déjà enregistré n’y entre pas. En JSON, ou une page à imprimer avec « Accept: text/html ».',
  })
  @ApiConsumes('text/csv', XLSX_TYPE, 'application/json', 'application/x-ndjson')
  @ApiBody({
    description: 'Le fichier.',
    schema: {
      type: 'array',
      maxItems: 10_000_000,
      items: { type: 'object', description: 'Un lieu : un champ par colonne du standard.' },
      ...TABLE,
    },
  })
  @ApiExtraModels(PlaceCheckDto)
  @ApiOkResponse({
    description: 'Ce qui a été trouvé.',
    content: {
      'application/json': { schema: { $ref: getSchemaPath(PlaceCheckDto) } },
      'text/html': { schema: { type: 'string', maxLength: 20_000_000 } },
    },
  })
  async check(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const format = fileFormat(request.headers['content-type'] ?? '');
    if (format === undefined || request.body === undefined) throw notAPlaceFile();
    const bytes = bytesOf(request.body as Readable, platformConfig.streamLimit);
    await answerCheck(request, reply, TITLE, (check) => this.places.check(bytes, format, check));
  }
}
