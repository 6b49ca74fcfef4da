import {
  Body,
  Controller,
  Delete,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Put,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import { type Clock, mergePatch, parisDate } from '@maillage/kernel';
import {
  type Caller,
  CLOCK,
  CurrentCaller,
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  ifMatch,
  LOCATION,
  Moves,
  Refuses,
  Requires,
  seenVersion,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NewStructureDto, StructureBodyDto, StructureDto } from './structure.dto.js';
import { structureNotFound } from './structure.errors.js';
import { tagOf, toDto } from './structure.mapping.dto.js';
import { StructureQueries } from './structure.queries.store.js';
import { CloseQuery } from './structure.query.dto.js';
import { WriteStructure } from './write-structure.handler.js';

const IF_MATCH = ifMatch('de la structure lue');

/** One that can be sent as it is: a generated one would have every kind of number at once. */
const EXAMPLE = {
  nom: 'Mairie d’Avesnes-le-Comte',
  type: 'commune',
  siret: '21620063400014',
  categorie: '7210',
  adresse: '1 place de la Mairie',
  code_postal: '62810',
  commune: 'Avesnes-le-Comte',
  code_insee: '62063',
};

/** Where structures are written one by one. */
@ApiTags('structures')
@Controller('v1/structures')
export class StructureWritingController {
  constructor(
    @Inject(WriteStructure) private readonly structures: WriteStructure,
    @Inject(StructureQueries) private readonly queries: StructureQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Requires('structures.ecrire')
  @ApiOperation({
    operationId: 'inscrireStructure',
    summary: 'Inscrire une structure',
    description:
      'Sous la source de l’appelant. Un numéro n’a qu’une structure : ses autres lieux de travail sont des antennes.',
  })
  @ApiBody({
    type: NewStructureDto,
    examples: { mairie: { value: { source_id: 'mairie-avesnes', ...EXAMPLE } } },
  })
  @ApiCreatedResponse({
    description: 'La structure.',
    type: StructureDto,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: object,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StructureDto> {
    const id = await this.structures.open({ source, mayWrite: fence.reaches }, body);
    void reply.header('location', `/v1/structures/${id}`);
    return this.answer(id, reply);
  }

  @Put(':id')
  @Moves()
  @Requires('structures.ecrire')
  @ApiOperation({
    operationId: 'remplacerStructure',
    summary: 'Remplacer la description d’une structure',
    description: 'Ce qui n’est pas redit est retiré, sa fermeture comprise.',
  })
  @ApiBody({ type: StructureBodyDto, examples: { mairie: { value: EXAMPLE } } })
  @ApiOkResponse({ description: 'La structure.', type: StructureDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async replace(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StructureDto> {
    await this.structures.revise(id, fence.reaches, seenVersion(request), () => body);
    return this.answer(id, reply);
  }

  @Patch(':id')
  @Moves()
  @Requires('structures.ecrire')
  @ApiOperation({
    operationId: 'corrigerStructure',
    summary: 'Corriger une structure',
    description:
      'Change ce qui est donné et laisse le reste (RFC 7396) ; null retire un champ : « fermeture » à null rouvre. Ce qui est corrigé tient quand la source renvoie son fichier ; « /v1/desaccords » dit ce qu’elle dit d’autre.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs de la structure à changer.',
      additionalProperties: true,
      maxProperties: 20,
      example: { nom: 'Mairie d’Avesnes-le-Comte', sites: null },
    },
  })
  @ApiOkResponse({ description: 'La structure.', type: StructureDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StructureDto> {
    const { body } = request;
    await this.structures.revise(id, fence.reaches, seenVersion(request), (present) =>
      mergePatch(present, body),
    );
    return this.answer(id, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Moves()
  @Requires('structures.ecrire')
  @ApiOperation({
    operationId: 'fermerStructure',
    summary: 'Fermer une structure',
    description:
      'Ce qui en dépend reste, et le dit. Inscrite par erreur depuis moins de 24 heures, elle peut être retirée.',
  })
  @ApiNoContentResponse({ description: 'Elle est fermée, ou retirée.' })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async close(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { date = parisDate(this.clock.now()), successeur_id, erreur }: CloseQuery,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    if (erreur === 'oui') {
      await this.structures.withdraw(id, fence.reaches, seenVersion(request));
      return;
    }
    const fermeture = { date, ...(successeur_id === undefined ? {} : { successeur_id }) };
    const closed = (present: object): object => ({ ...present, fermeture });
    await this.structures.revise(id, fence.reaches, seenVersion(request), closed, 'fermer');
  }

  private async answer(id: string, reply: FastifyReply): Promise<StructureDto> {
    const record = await this.queries.find(id);
    if (record === undefined) throw structureNotFound();
    void reply.header('etag', tagOf(record));
    return toDto(record);
  }
}
