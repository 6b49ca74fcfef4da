import { Body, Controller, Get, Inject, Param, Patch, Post, Query, Req, Res } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  CurrentFence,
  CURSOR_ID,
  etagOf,
  type Fence,
  ifMatch,
  isNotModified,
  LOCATION,
  pageOf,
  PageQuery,
  Refuses,
  requireMatch,
  Requires,
  startOf,
  Tagged,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AdaptProfile } from './adapt-profile.handler.js';
import { BUILT_IN } from './profile.js';
import { NewProfileDto, ProfileChangeDto, ProfileDto, ProfilesDto } from './profile.dto.js';
import { profileNotFound } from './profile.errors.js';
import { tagOf, toDto, wishOf } from './profile.mapping.dto.js';
import { ProfileStore } from './profile.store.js';

const ID = {
  name: 'id',
  description: 'Identifiant du profil.',
  schema: { type: 'string', maxLength: 60, example: 'agent-d-accueil' },
} as const;
const CREATED = { ...LOCATION, ETag: { $ref: '#/components/headers/ETag' } };
/** The id of one that comes with the code, or of a territory's. */
const KEYS = [new RegExp(`^(?:${BUILT_IN.map(({ id }) => id).join('|')})$|${CURSOR_ID.source}`)];

/** Job profiles: what a job asks of who does it. */
@ApiTags('profils métiers')
@Controller('v1/profils-metiers')
export class ProfilesController {
  constructor(
    @Inject(ProfileStore) private readonly store: ProfileStore,
    @Inject(AdaptProfile) private readonly adapt: AdaptProfile,
  ) {}

  @Get()
  @Requires('referentiels.lire')
  @ApiOperation({
    operationId: 'listerProfilsMetiers',
    summary: 'Les profils métiers',
    description: 'Ceux qui viennent avec le logiciel, puis ceux que des territoires ont adaptés.',
  })
  @ApiOkResponse({ description: 'Les profils.', type: ProfilesDto })
  async list(
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfilesDto> {
    const [after] = startOf(query, KEYS);
    const found = await this.store.list(after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    return { data: page.map(toDto), links, meta: { nombre: page.length } };
  }

  @Post()
  @Requires('profils.ecrire')
  @ApiOperation({
    operationId: 'adapterProfilMetier',
    summary: 'Adapter un profil métier',
    description:
      'Une copie pour un territoire, qui dit de quel profil et de quelle version elle part.',
  })
  @ApiCreatedResponse({ description: 'La copie.', type: ProfileDto, headers: CREATED })
  @Refuses(404, 422)
  async copy(
    @CurrentFence() fence: Fence,
    @Body() { origine, territoire, ...change }: NewProfileDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileDto> {
    const covers: Fence['covers'] = (territory) => fence.covers(territory);
    const copy = await this.adapt.copy(origine, territoire, wishOf(change), covers);
    void reply.header('location', `/v1/profils-metiers/${copy.id}`).header('etag', tagOf(copy));
    return toDto(copy);
  }

  @Get(':id')
  @Requires('referentiels.lire')
  @Tagged()
  @ApiOperation({
    operationId: 'lireProfilMetier',
    summary: 'Un profil métier',
    description: 'Ses tâches en mots simples, et le niveau visé dans chaque compétence.',
  })
  @ApiOkResponse({ description: 'Le profil.', type: ProfileDto })
  @ApiParam(ID)
  async read(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileDto | undefined> {
    const profile = await this.store.find(id);
    if (profile === undefined) throw profileNotFound();
    return isNotModified(request, reply, tagOf(profile)) ? undefined : toDto(profile);
  }

  @Patch(':id')
  @Requires('profils.ecrire')
  @ApiOperation({
    operationId: 'corrigerProfilMetier',
    summary: 'Corriger un profil adapté',
    description:
      'Change ce qui est donné ; les campagnes déjà ouvertes gardent la version qu’elles ont.',
  })
  @ApiOkResponse({ description: 'Le profil.', type: ProfileDto })
  @ApiParam(ID)
  @ApiHeader(ifMatch('du profil lu'))
  @Refuses(409, 422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id') id: string,
    @Body() change: ProfileChangeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProfileDto> {
    const revised = await this.adapt.revise(
      id,
      wishOf(change),
      (territory) => fence.covers(territory),
      (version) => requireMatch(request, etagOf(id, version)),
    );
    void reply.header('etag', tagOf(revised));
    return toDto(revised);
  }
}
