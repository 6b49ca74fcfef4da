import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Answer,
  answerList,
  Answers,
  AsOfQuery,
  etagOf,
  Fence,
  ID_PARAMETER,
  isNotModified,
  PageQuery,
  Requires,
  Tagged,
  VersionsDto,
  versionsPage,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PracticeSheetDto, PracticeSheetsDto } from './sheet.dto.js';
import { sheetNotFound } from './sheet.errors.js';
import { SHEET_LISTING, tagOf, toDto, wantedOf } from './sheet.mapping.dto.js';
import { SheetsQuery } from './sheet.query.dto.js';
import { type RankedSheet, SheetStore } from './sheet.store.js';

/** Practice sheets, as everybody with an access reads them. */
@ApiTags('fiches pratiques')
@Controller('v1/fiches-pratiques')
export class SheetsController {
  constructor(@Inject(SheetStore) private readonly store: SheetStore) {}

  @Get()
  @Requires('formations.lire')
  @ApiOperation({
    operationId: 'listerFichesPratiques',
    summary: 'Les fiches pratiques',
    description:
      'Ce qui marche, avec quel outil, dans quelle mairie. Par pages en JSON ; tout en un flux en NDJSON, CSV ou XLSX.',
  })
  @Answers('Les fiches.', PracticeSheetsDto, SHEET_LISTING)
  list(
    @Query() query: SheetsQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<PracticeSheetsDto>> {
    const wanted = wantedOf(query);
    return answerList({ query, request, reply }, SHEET_LISTING, {
      read: (after, limit) => this.store.wanted(wanted, after, limit),
      view: ({ record }) => toDto(record),
      ...(query.curseur === undefined
        ? { about: (page: readonly RankedSheet[]) => this.store.about(wanted, page) }
        : {}),
    });
  }

  @Get(':id')
  @Requires('formations.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireFichePratique',
    summary: 'Une fiche pratique',
    description: 'Telle qu’elle est, ou telle qu’elle était ; d’une copie, ce dont elle est faite.',
  })
  @ApiOkResponse({ description: 'La fiche.', type: PracticeSheetDto })
  @ApiParam(ID_PARAMETER)
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: asked }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PracticeSheetDto | undefined> {
    const record =
      asked === undefined
        ? await this.store.find(id, Fence.none)
        : await this.store.findAt(id, Fence.none, new Date(asked));
    if (record === undefined) throw sheetNotFound();
    const tag = asked === undefined ? tagOf(record) : etagOf(`${id}.passe`, record.version);
    return isNotModified(request, reply, tag) ? undefined : toDto(record);
  }

  @Get(':id/versions')
  @Requires('formations.lire')
  @ApiOperation({
    operationId: 'listerVersionsFichePratique',
    summary: 'Les versions d’une fiche pratique',
    description:
      'De la plus ancienne à celle d’aujourd’hui : depuis quand, jusqu’à quand, par qui, pourquoi, et ce qui a changé.',
  })
  @ApiOkResponse({ description: 'Les versions.', type: VersionsDto })
  @ApiParam(ID_PARAMETER)
  async versions(
    @Param('id', ParseUUIDPipe) id: string,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VersionsDto> {
    const page = await versionsPage(query, request, reply, (after, limit) =>
      this.store.versions(id, Fence.none, after, limit),
    );
    if (page === undefined) throw sheetNotFound();
    return page;
  }
}
