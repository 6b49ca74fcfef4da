import {
  Body,
  Controller,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { fieldAt, inWords } from '@maillage/kernel';
import {
  type Caller,
  CurrentCaller,
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  ifMatch,
  languageOf,
  LOCATION,
  Moves,
  Refuses,
  Requires,
  seenVersion,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Place } from '../place/place.js';
import { FindPlace, type ShownPlace } from '../place/find-place.handler.js';
import { BODY, NEW_BODY, SHOWN } from './place-body.dto.js';
import { patchedBody } from './read-place-body.js';
import { type Written, WritePlace } from './write-place.handler.js';

const IF_MATCH = ifMatch('du lieu lu');

const EXAMPLE = {
  pivot: '21620063400014',
  nom: 'Permanence numérique de la mairie',
  commune: 'Avesnes-le-Comte',
  code_postal: '62810',
  adresse: '1 place de la Mairie',
  services: ['Aide aux démarches administratives'],
  horaires: 'Mo,Th 09:00-12:00',
};

/** Where places are written one by one. */
@ApiTags('lieux')
@Controller('v1/lieux')
export class PlaceWritingController {
  constructor(
    @Inject(WritePlace) private readonly places: WritePlace,
    @Inject(FindPlace) private readonly shown: FindPlace,
  ) {}

  @Post()
  @Requires('lieux.importer')
  @ApiOperation({
    operationId: 'inscrireLieu',
    summary: 'Inscrire un lieu',
    description:
      'Sous la source de l’appelant. Les champs sont ceux du standard national, lus comme dans un fichier ; sans « date_maj », la fiche est d’aujourd’hui.',
  })
  @ApiBody({ schema: NEW_BODY, examples: { permanence: { value: EXAMPLE } } })
  @ApiCreatedResponse({
    description: 'Le lieu.',
    schema: SHOWN,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409)
  async enter(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownPlace> {
    const written = await this.places.enter(body, source, fence.reaches);
    void reply.header('location', `/v1/lieux/${written.id}`);
    return this.answer(written, request, reply);
  }

  @Put(':id')
  @Moves()
  @Requires('lieux.importer')
  @ApiOperation({
    operationId: 'remplacerLieu',
    summary: 'Remplacer la fiche d’un lieu',
    description: 'Ce qui n’est pas redit est retiré ; son identifiant chez sa source reste.',
  })
  @ApiBody({ schema: BODY, examples: { permanence: { value: EXAMPLE } } })
  @ApiOkResponse({ description: 'Le lieu.', schema: SHOWN })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  async replace(
    @CurrentFence() { reaches }: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownPlace> {
    const written = await this.places.revise(id, reaches, seenVersion(request), () => body);
    return this.answer(written, request, reply);
  }

  @Patch(':id')
  @Moves()
  @Requires('lieux.importer')
  @ApiOperation({
    operationId: 'corrigerLieu',
    summary: 'Corriger un lieu',
    description:
      'Change ce qui est donné et laisse le reste (RFC 7396) ; null retire un champ. Sans « date_maj », la fiche devient d’aujourd’hui. Ce qui est corrigé tient quand la source renvoie son fichier ; « /v1/desaccords » dit ce qu’elle dit d’autre.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs du lieu à changer.',
      additionalProperties: true,
      maxProperties: 31,
      example: { telephone: '03 21 48 12 34', horaires: 'Mo,Th 09:00-12:00', site_web: null },
    },
  })
  @ApiOkResponse({ description: 'Le lieu.', schema: SHOWN })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  async revise(
    @CurrentFence() { reaches }: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ShownPlace> {
    const { body } = request;
    const change = (present: Place): unknown => patchedBody(present, body);
    return this.answer(
      await this.places.revise(id, reaches, seenVersion(request), change),
      request,
      reply,
    );
  }

  private async answer(
    { id, remarks }: Written,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ShownPlace> {
    const { place, tag } = await this.shown.find(id);
    void reply.header('etag', tag);
    const language = languageOf(request);
    const remarques = remarks.map((remark) => {
      const { pointeur, code, detail } = inWords(remark, language);
      return { champ: fieldAt(pointeur), code, detail };
    });
    return { ...place, remarques };
  }
}
