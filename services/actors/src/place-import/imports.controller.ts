import { Controller, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { XLSX_TYPE } from '@maillage/files';
import {
  type Caller,
  CurrentCaller,
  CurrentFence,
  Deferrable,
  type Fence,
  Requires,
  STREAMED,
  takeImport,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ImportPlaces } from './import-places.handler.js';
import { ImportPlacesQuery } from './import-places.query.dto.js';
import { PlacesOutcomeDto } from './places-outcome.dto.js';
import { ImportPlacesTask } from './import-places.task.js';
import { COLUMNS } from '../place/place.js';
import { notAPlaceFile } from '../place/place.errors.js';

/** The same places as a table, for the document. */
const TABLE = {
  'x-table': {
    description: `Une ligne par lieu. Colonnes, dans un ordre quelconque : ${COLUMNS.join(', ')}.`,
    example:
      'id;pivot;nom;commune;code_postal;code_insee;adresse;services;date_maj\nl-1;43493312300029;Médiathèque;Arras;62000;62041;1 rue du Test;Accès internet et matériel informatique;2026-03-14\n',
  },
};

/** Where files of places come in. */
@ApiTags('lieux')
@Controller('v1/lieux/imports')
export class ImportsController {
  constructor(
    @Inject(ImportPlaces) private readonly places: ImportPlaces,
    @Inject(ImportPlacesTask) private readonly task: ImportPlacesTask,
  ) {}

  @Post()
  @HttpCode(200)
  @RouteConfig(STREAMED)
  @Requires('lieux.importer')
  @ApiOperation({
    operationId: 'importerLieux',
    summary: 'Importer des lieux',
    description:
      'Un fichier du standard national de toute longueur : CSV (séparateur « , », « ; » ou tabulation, valeurs multiples « | »), classeur XLSX (la première feuille dont une ligne nomme les colonnes ; 32 Mio au plus), liste JSON ou NDJSON. Une ligne refusée n’arrête pas les autres ; ce qui est compté est durable. Importer le même fichier deux fois ne change rien. Ce qui a été corrigé à la main reste, une remarque le dit. Au-delà de `TASK_BODY_BYTES` annoncés (5 Mo par défaut), ou avec « Prefer: respond-async », la réponse est 202 et l’import une tâche : même bilan dans `resultat`, sauf les rejets, que donne la tâche ; les valeurs qui peuvent mener à une personne n’y sont pas.',
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
  @ApiOkResponse({ description: 'Le bilan.', type: PlacesOutcomeDto })
  @Deferrable()
  async import(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Query() query: ImportPlacesQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { caller, fence, query, request, reply };
    const { complet, fermetures_max: most } = query;
    const whole =
      complet === 'oui' ? { whole: most === undefined ? {} : { mostClosures: Number(most) } } : {};
    await takeImport(asked, {
      unreadable: notAPlaceFile,
      begin: (file, given) => this.task.begin(file, { ...given, ...whole }),
      take: (file, given) =>
        this.places.take(file, {
          ...given,
          ...whole,
          mayWrite: (place) => fence.reaches({ ...place, source: given.source }),
        }),
    });
  }
}
