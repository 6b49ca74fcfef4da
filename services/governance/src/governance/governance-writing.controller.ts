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
import { mergePatch } from '@maillage/kernel';
import {
  type Caller,
  CurrentCaller,
  CurrentFence,
  type Fence,
  ID_PARAMETER,
  ifMatch,
  LOCATION,
  readBody,
  Refuses,
  Requires,
  seenVersion,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { recordNotFound } from '../record/record.errors.js';
import {
  GovernanceBodyDto,
  GovernanceDto,
  MemberStateDto,
  NewGovernanceDto,
} from './governance.dto.js';
import { GOVERNANCE } from './governance.errors.js';
import { tagOf, toDto } from './governance.mapping.dto.js';
import { GovernanceStore } from './governance.store.js';
import { WriteGovernance } from './write-governance.handler.js';

const IF_MATCH = ifMatch('de la gouvernance lue');
const EXAMPLE = {
  nom: 'Gouvernance des Campagnes de l’Artois',
  territoires: ['epci-200069482'],
  debut: '2026-01-01',
};

/** Where governances are written one by one. */
@ApiTags('gouvernances')
@Controller('v1/gouvernances')
export class GovernanceWritingController {
  constructor(
    @Inject(WriteGovernance) private readonly governances: WriteGovernance,
    @Inject(GovernanceStore) private readonly store: GovernanceStore,
  ) {}

  @Post()
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'inscrireGouvernance',
    summary: 'Inscrire une gouvernance',
    description:
      'D’un département, d’une intercommunalité, d’une région ou d’un regroupement ; plusieurs peuvent couvrir un territoire.',
  })
  @ApiBody({ type: NewGovernanceDto, examples: { artois: { value: EXAMPLE } } })
  @ApiCreatedResponse({
    description: 'La gouvernance.',
    type: GovernanceDto,
    headers: { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } },
  })
  @Refuses(409, 422)
  async open(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Body() body: NewGovernanceDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GovernanceDto> {
    const id = await this.governances.open({ source, fence }, body);
    void reply.header('location', `/v1/gouvernances/${id}`);
    return this.answer(id, fence, reply);
  }

  @Patch(':id')
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'corrigerGouvernance',
    summary: 'Corriger une gouvernance',
    description:
      'Change ce qui est donné et laisse le reste (RFC 7396) ; null retire un champ. Une liste se redonne entière.',
  })
  @ApiConsumes('application/merge-patch+json', 'application/json')
  @ApiBody({
    schema: {
      type: 'object',
      description: 'Les champs à changer.',
      additionalProperties: true,
      maxProperties: 20,
      example: { fin: '2028-12-31' },
    },
  })
  @ApiOkResponse({ description: 'La gouvernance.', type: GovernanceDto })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    // Null has a meaning here, which the checks of other bodies refuse.
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GovernanceDto> {
    await this.governances.revise(id, fence, seenVersion(request), (present) =>
      readBody(GovernanceBodyDto, mergePatch(present, request.body)),
    );
    return this.answer(id, fence, reply);
  }

  @Put(':id/membres/:structure')
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'ecrireMembreGouvernance',
    summary: 'Faire d’une structure un membre, ou en changer le statut',
    description:
      'Candidat, confirmé, puis « supprimer » quand elle part : elle reste dans l’historique. Le dernier coporteur ne part pas.',
  })
  @ApiBody({
    type: MemberStateDto,
    examples: { candidat: { value: { nom: 'Association', statut: 'candidat' } } },
  })
  @ApiOkResponse({ description: 'La gouvernance.', type: GovernanceDto })
  @ApiParam(ID_PARAMETER)
  @ApiParam({ name: 'structure', description: 'Structure.', schema: { type: 'string', ...UUID } })
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async putMember(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('structure', ParseUUIDPipe) structure: string,
    @Body() body: MemberStateDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<GovernanceDto> {
    const member = { structure_id: structure, ...body };
    await this.governances.revise(id, fence, seenVersion(request), (present) => {
      const { membres = [] } = present;
      const isIn = membres.some((one) => one.structure_id === structure);
      return {
        ...present,
        membres: isIn
          ? membres.map((one) => (one.structure_id === structure ? member : one))
          : [...membres, member],
      };
    });
    return this.answer(id, fence, reply);
  }

  @Delete(':id')
  @HttpCode(204)
  @Requires('gouvernances.ecrire')
  @ApiOperation({
    operationId: 'retirerGouvernance',
    summary: 'Retirer une gouvernance inscrite par erreur',
    description:
      'Dans les 24 heures et sans feuille de route. Sinon, donnez-lui un dernier jour (« fin »).',
  })
  @ApiNoContentResponse({ description: 'Elle est retirée.' })
  @ApiParam(ID_PARAMETER)
  @ApiHeader(IF_MATCH)
  @Refuses(409, 422)
  async withdraw(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.governances.withdraw(id, fence, seenVersion(request));
  }

  private async answer(id: string, fence: Fence, reply: FastifyReply): Promise<GovernanceDto> {
    const record = await this.store.find(id, fence);
    if (record === undefined) throw recordNotFound(GOVERNANCE);
    void reply.header('etag', tagOf(record));
    return toDto(record);
  }
}
