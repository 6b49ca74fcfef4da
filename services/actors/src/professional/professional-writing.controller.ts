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
  Refuses,
  Requires,
  seenVersion,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { PROFESSIONAL, recordNotFound } from './record.errors.js';
import { NewProfessionalDto, ProfessionalBodyDto, ProfessionalDto } from './professional.dto.js';
import { tagOf, toDto } from './professional.mapping.dto.js';
import { EndProfessionalQuery } from './professional.query.dto.js';
import { IdentifyProfessional } from './identify-professional.handler.js';
import { ProfessionalStore } from './professional.store.js';
import { WriteProfessional } from './write-professional.handler.js';

const IF_MATCH = ifMatch('de la fiche lue');

/** One that can be sent as it is. */
const EXAMPLE = {
  profils: ['secretaire_mairie'],
  certifications: [{ code: 'pix', delivree_le: '2025-06-30', par: 'GIP Pix' }],
  langues: ['fr'],
  joignable: false,
};

/** Where professionals are written one by one. */
@ApiTags('professionnels')
@Controller('v1/professionnels')
export class ProfessionalWritingController {
  constructor(
    @Inject(WriteProfessional) private readonly professionals: WriteProfessional,
    @Inject(IdentifyProfessional) private readonly identities: IdentifyProfessional,
    @Inject(ProfessionalStore) private readonly store: ProfessionalStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'inscrireProfessionnel',
    summary: 'Inscrire un professionnel',
    description:
      'Sous la source de l’appelant. « structure_id » est demandé de qui n’a de droits que pour des territoires ou des structures.',
  })
  @ApiBody({
    type: NewProfessionalDto,
    examples: {
      secretaire: { value: { source_id: 'agent-17', ...EXAMPLE } },
      identifiee: {
        value: { ...EXAMPLE, identite: { nom: 'Martin', courriel: 'ada.martin@exemple.fr' } },
      },
    },
  })
  @ApiCreatedResponse({
    description: 'Le professionnel.',
    type: ProfessionalDto,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: object,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfessionalDto> {
    const { id } = await this.identities.open({ source, fence }, body);
    void reply.header('location', `/v1/professionnels/${id}`);
    return this.answer(id, fence, reply);
  }

  @Put(':id')
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'remplacerProfessionnel',
    summary: 'Remplacer la fiche d’un professionnel',
    description: 'Ce qui n’est pas redit est retiré, son dernier jour compris.',
  })
  @ApiBody({ type: ProfessionalBodyDto, examples: { secretaire: { value: EXAMPLE } } })
  @ApiOkResponse({ description: 'Le professionnel.', type: ProfessionalDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async replace(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: object,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfessionalDto> {
    await this.professionals.revise(id, fence, seenVersion(request), () => body);
    return this.answer(id, fence, reply);
  }

  @Patch(':id')
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'corrigerProfessionnel',
    summary: 'Corriger la fiche d’un professionnel',
    description:
      'Change ce qui est donné et laisse le reste (RFC 7396) ; null retire un champ : « fin » à null le fait revenir.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs à changer.',
      additionalProperties: true,
      maxProperties: 20,
      example: { joignable: true, fin: null },
    },
  })
  @ApiOkResponse({ description: 'Le professionnel.', type: ProfessionalDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfessionalDto> {
    const { body } = request;
    await this.professionals.revise(id, fence, seenVersion(request), (present) =>
      mergePatch(present, body),
    );
    return this.answer(id, fence, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('professionnels.ecrire')
  @ApiOperation({
    operationId: 'fermerProfessionnel',
    summary: 'Dire le dernier jour d’un professionnel',
    description:
      'Sa fiche reste, avec son dernier jour. Inscrite par erreur depuis moins de 24 heures, elle peut être retirée.',
  })
  @ApiNoContentResponse({ description: 'Son dernier jour est dit, ou la fiche est retirée.' })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async end(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { date = parisDate(this.clock.now()), erreur }: EndProfessionalQuery,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const accepts = seenVersion(request);
    if (erreur === 'oui') await this.professionals.withdraw(id, fence, accepts);
    else {
      const ended = (present: object): object => ({ ...present, fin: date });
      await this.professionals.revise(id, fence, accepts, ended, 'fermer');
    }
  }

  private async answer(id: string, fence: Fence, reply: FastifyReply): Promise<ProfessionalDto> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(PROFESSIONAL);
    void reply.header('etag', tagOf(record));
    return toDto(record);
  }
}
