import { Readable } from 'node:stream';
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
import { type LheoElement, writeFormations } from '@maillage/lheo';
import {
  type Caller,
  CurrentCaller,
  CurrentFence,
  Deferrable,
  type Fence,
  ImportOutcomeDto,
  Refuses,
  Requires,
  STREAMED_XML,
  takeImport,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ReadCatalogue } from '../course/read-catalogue.handler.js';
import { meeting, territoryAsked } from '../territory/territory-asked.js';
import { ImportCourses } from './import-courses.handler.js';
import { ImportCoursesTask } from './import-courses.task.js';
import { notLheoFile } from './lheo.errors.js';
import { LheoExportQuery, LheoImportQuery } from './lheo.query.dto.js';
import { offerOf } from './lheo.writer.js';

const XML = /^(application|text)\/xml$/;
const xmlOf = (contentType: string): 'xml' | undefined =>
  XML.test((contentType.split(';')[0] ?? '').trim().toLowerCase()) ? 'xml' : undefined;
const DOCUMENT = { type: 'string', maxLength: Number.MAX_SAFE_INTEGER } as const;
const EXAMPLE =
  '<lheo xmlns="http://lheo.gouv.fr/2.3"><offres><formation numero="F1"><intitule-formation>Le budget avec un tableur</intitule-formation></formation></offres></lheo>';

/** Where LHÉO documents come in, and go out. */
@ApiTags('formations')
@Controller('v1/formations')
export class LheoController {
  constructor(
    @Inject(ImportCourses) private readonly courses: ImportCourses,
    @Inject(ImportCoursesTask) private readonly task: ImportCoursesTask,
    @Inject(ReadCatalogue) private readonly catalogue: ReadCatalogue,
  ) {}

  @Post('imports')
  @HttpCode(200)
  @RouteConfig(STREAMED_XML)
  @Requires('formations.ecrire')
  @ApiOperation({
    operationId: 'importerFormations',
    summary: 'Importer des formations au format LHÉO',
    description:
      'Un document LHÉO 2.2 ou 2.3 de toute longueur. Une offre refusée n’arrête pas les autres ; ce qui s’écarte du standard est dit en remarque, et gardé. Les objectifs et le titre public donnés ici restent. Au-delà de `TASK_BODY_BYTES` annoncés, ou avec « Prefer: respond-async », la réponse est 202 et l’import une tâche.',
  })
  @ApiConsumes('application/xml', 'text/xml')
  @ApiBody({ description: 'Le document.', schema: { ...DOCUMENT, example: EXAMPLE } })
  @ApiOkResponse({ description: 'Le bilan.', type: ImportOutcomeDto })
  @Refuses(422)
  @Deferrable()
  async import(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Query() query: LheoImportQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const territory = territoryAsked(query.territoire, (ref) => fence.covers(ref));
    await takeImport<'xml'>(
      { caller, fence, query, request, reply },
      {
        formatOf: xmlOf,
        unreadable: notLheoFile,
        begin: (file, given) => this.task.begin(file, { ...given, territory }),
        take: (file, given) => this.courses.take(file, { ...given, territory }),
      },
    );
  }

  @Get('lheo.xml')
  @Requires('formations.lire')
  @Header('content-type', 'application/xml; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="formations.xml"')
  @ApiOperation({
    operationId: 'exporterFormations',
    summary: 'Le catalogue au format LHÉO 2.3',
    description:
      'En un flux. Une formation importée garde ce que son offre disait et que nous n’avons pas de mot pour dire.',
  })
  @ApiOkResponse({
    description: 'Le document.',
    content: { 'application/xml': { schema: DOCUMENT } },
  })
  export(@Query() { territoire, source }: LheoExportQuery): StreamableFile {
    const territories = territoire === undefined ? undefined : meeting(territoire);
    const offers = this.offers(territories, source);
    return new StreamableFile(Readable.from(writeFormations(offers), { objectMode: false }));
  }

  private async *offers(
    territories: readonly string[] | undefined,
    source: string | undefined,
  ): AsyncGenerator<LheoElement> {
    for await (const { record, element } of this.catalogue.all({ territories, source }))
      yield offerOf(record.id, record.description, element as LheoElement | undefined);
  }
}
