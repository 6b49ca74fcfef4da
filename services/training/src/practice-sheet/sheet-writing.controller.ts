import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  ifMatch,
  LOCATION,
  Refuses,
  Requires,
  seenVersion,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  SheetCopyDto,
  NewPracticeSheetDto,
  PracticeSheetBodyDto,
  PracticeSheetDto,
} from './sheet.dto.js';
import { tagOf, toDto, toGiven } from './sheet.mapping.dto.js';
import type { SheetRecord } from './sheet.store.js';
import { WriteSheet } from './write-sheet.handler.js';

const IF_MATCH = ifMatch('de la fiche lue');
const TAG = { ETag: { $ref: '#/components/headers/ETag' } };

/** Where practice sheets are written. */
@ApiTags('fiches pratiques')
@Controller('v1/fiches-pratiques')
export class SheetWritingController {
  constructor(@Inject(WriteSheet) private readonly sheets: WriteSheet) {}

  @Post()
  @Requires('formations.ecrire')
  @ApiOperation({
    operationId: 'inscrireFichePratique',
    summary: 'Écrire une fiche pratique',
    description: 'Sous la source de l’appelant, dont les droits couvrent tout son territoire.',
  })
  @ApiCreatedResponse({
    description: 'La fiche.',
    type: PracticeSheetDto,
    headers: { ...LOCATION, ...TAG },
  })
  @Refuses(409, 422)
  async enter(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() { source_id: sourceId, ...body }: NewPracticeSheetDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PracticeSheetDto> {
    const covers = fence.covers.bind(fence);
    return made(reply, await this.sheets.enter(source, sourceId, toGiven(body), covers));
  }

  @Post(':id/copies')
  @Requires('formations.ecrire')
  @ApiOperation({
    operationId: 'copierFichePratique',
    summary: 'Reprendre une fiche pratique, et l’adapter',
    description:
      'Ce qui n’est pas dit est repris de la fiche ; la copie dit d’où elle vient, et si l’original a changé depuis. Une licence « à l’identique » se garde.',
  })
  @ApiCreatedResponse({
    description: 'La copie.',
    type: PracticeSheetDto,
    headers: { ...LOCATION, ...TAG },
  })
  @ApiParam(ID_PARAMETER)
  @Refuses(409, 422)
  async copy(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: SheetCopyDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PracticeSheetDto> {
    const covers = fence.covers.bind(fence);
    return made(reply, await this.sheets.copy(id, source, toGiven(body), covers));
  }

  @Put(':id')
  @Requires('formations.ecrire')
  @ApiOperation({
    operationId: 'remplacerFichePratique',
    summary: 'Remplacer une fiche pratique',
    description: 'Ce qui n’est pas redit est retiré. Ce dont elle est la copie reste.',
  })
  @ApiOkResponse({ description: 'La fiche.', type: PracticeSheetDto, headers: TAG })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(422)
  async replace(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: PracticeSheetBodyDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PracticeSheetDto> {
    const covers = fence.covers.bind(fence);
    const written = await this.sheets.replace(id, toGiven(body), covers, seenVersion(request));
    void reply.header('etag', tagOf(written));
    return toDto(written);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('formations.ecrire')
  @ApiOperation({
    operationId: 'retirerFichePratique',
    summary: 'Retirer une fiche pratique',
    description: 'Elle n’est plus montrée ; ses versions et ses copies restent.',
  })
  @ApiNoContentResponse({ description: 'Elle est retirée.' })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  async withdraw(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.sheets.withdraw(id, fence.covers.bind(fence), seenVersion(request));
  }
}

function made(reply: FastifyReply, sheet: SheetRecord): PracticeSheetDto {
  void reply.header('location', `/v1/fiches-pratiques/${sheet.id}`).header('etag', tagOf(sheet));
  return toDto(sheet);
}
