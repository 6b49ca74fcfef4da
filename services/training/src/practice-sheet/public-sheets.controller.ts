import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import {
  ApiExtraModels,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import {
  choosesPage,
  ID_PARAMETER,
  languageOf,
  Open,
  pageOf,
  Refuses,
  showPage,
  startOf,
} from '@maillage/platform';
import { findTerritory, parseTerritoryRef } from '@maillage/territories';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PracticeSheetDto, PracticeSheetsDto } from './sheet.dto.js';
import { sheetNotFound } from './sheet.errors.js';
import { publicWantedOf, SHEET_LISTING, toDto } from './sheet.mapping.dto.js';
import { SheetPage, SheetsPage } from './sheet.page.js';
import { PublicSheetsQuery } from './sheet.query.dto.js';
import { SheetStore } from './sheet.store.js';

const REASON = 'une fiche publiée est à tous';

/** Practice sheets that everybody may read, without account. */
@ApiTags('fiches pratiques')
@Controller('v1/fiches-pratiques')
export class PublicSheetsController {
  constructor(@Inject(SheetStore) private readonly store: SheetStore) {}

  @Get('publiees')
  @RouteConfig({ page: true })
  @Open(REASON)
  @ApiOperation({
    operationId: 'listerFichesPratiquesPubliees',
    summary: 'Les fiches pratiques que tous peuvent lire',
    description:
      'Une page où chercher pour un navigateur, les mêmes fiches en JSON pour un programme.',
  })
  @ApiExtraModels(PracticeSheetsDto)
  @ApiOkResponse({ description: 'Les fiches publiées.', content: bothOf(PracticeSheetsDto) })
  async list(
    @Query() query: PublicSheetsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PracticeSheetsDto | string> {
    const wanted = publicWantedOf(query);
    const start = startOf(query, SHEET_LISTING.cursor);
    const limit = query.limite + 1;
    const found = await this.store.wanted(wanted, start.length === 0 ? undefined : start, limit);
    const { keyOf } = SHEET_LISTING;
    const { page, links } = pageOf(found, query, keyOf, request, reply);
    const about = query.curseur === undefined ? await this.store.about(wanted, page) : undefined;
    if (!choosesPage(request, reply))
      return {
        data: page.map(({ record }) => toDto(record)),
        links,
        meta: { nombre: page.length, ...about },
      };
    const language = languageOf(request);
    const view = {
      sheets: page.map(({ record }) => record),
      q: query.q ?? '',
      near: about?.propositions?.map(({ texte }) => texte) ?? [],
      ...{ next: links.suivant, language },
    };
    return showPage(reply, language, SheetsPage(view));
  }

  @Get(':id/publication')
  @RouteConfig({ page: true })
  @Open(REASON)
  @ApiOperation({
    operationId: 'lireFichePratiquePubliee',
    summary: 'Une fiche pratique, telle que tous la lisent',
    description:
      'Une page à lire et à imprimer pour un navigateur, la fiche en JSON pour un programme.',
  })
  @ApiExtraModels(PracticeSheetDto)
  @ApiOkResponse({ description: 'La fiche.', content: bothOf(PracticeSheetDto) })
  @ApiParam(ID_PARAMETER)
  @Refuses(404)
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PracticeSheetDto | string> {
    const sheet = await this.store.published(id);
    if (sheet === undefined) throw sheetNotFound();
    if (!choosesPage(request, reply)) return toDto(sheet);
    const { territoire, origine } = sheet.description;
    const origin = origine && (await this.store.published(origine.id));
    const ref = parseTerritoryRef(territoire);
    const territory = (ref && findTerritory(ref)?.nom) ?? territoire;
    const language = languageOf(request);
    return showPage(reply, language, SheetPage({ sheet, origin, territory, language }));
  }
}

function bothOf(model: typeof PracticeSheetDto | typeof PracticeSheetsDto) {
  return {
    'application/json': { schema: { $ref: getSchemaPath(model) } },
    'text/html': { schema: { type: 'string', maxLength: 20_000_000 } },
  } as const;
}
