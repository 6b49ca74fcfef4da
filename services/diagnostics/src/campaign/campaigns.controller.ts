import {
  Body,
  Controller,
  Get,
  Inject,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import type { Clock } from '@maillage/kernel';
import {
  CLOCK,
  CurrentFence,
  etagOf,
  type Fence,
  ifMatch,
  LOCATION,
  pageOf,
  PageQuery,
  Refuses,
  requireMatch,
  Requires,
  startOf,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CampaignChangeDto,
  CampaignDto,
  CampaignsDto,
  InvitationsDto,
  NewCampaignDto,
  NewInvitationsDto,
} from './campaign.dto.js';
import { tagOf, toChange, toDto, toWish } from './campaign.mapping.dto.js';
import { CampaignStore } from './campaign.store.js';
import { RunCampaign } from './run-campaign.handler.js';

const ID = {
  name: 'id',
  description: 'Identifiant de la campagne.',
  schema: { type: 'string', ...UUID },
} as const;
const TAG = { ETag: { $ref: '#/components/headers/ETag' } };

/** Campaigns of diagnosis, as coordinators run them. */
@ApiTags('campagnes')
@Controller('v1/campagnes')
export class CampaignsController {
  constructor(
    @Inject(RunCampaign) private readonly campaigns: RunCampaign,
    @Inject(CampaignStore) private readonly store: CampaignStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Requires('campagnes.lire')
  @ApiOperation({
    operationId: 'listerCampagnes',
    summary: 'Les campagnes',
    description: 'Celles des territoires de l’appelant, dans l’ordre de leur création.',
  })
  @ApiOkResponse({ description: 'Les campagnes.', type: CampaignsDto })
  async list(
    @CurrentFence() fence: Fence,
    @Query() query: PageQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignsDto> {
    const [after] = startOf(query);
    const found = await this.store.list(fence.covered, after, query.limite + 1);
    const { page, links } = pageOf(found, query, ({ id }) => [id], request, reply);
    const now = this.clock.now();
    return {
      data: page.map((one) => toDto(one, now)),
      links,
      meta: { nombre: page.length },
    };
  }

  @Post()
  @Requires('campagnes.gerer')
  @ApiOperation({
    operationId: 'creerCampagne',
    summary: 'Préparer une campagne',
    description:
      'Sur un profil métier, dans un territoire. Elle garde la version du profil et de la banque qu’elle a prises.',
  })
  @ApiCreatedResponse({
    description: 'La campagne.',
    type: CampaignDto,
    headers: { ...LOCATION, ...TAG },
  })
  @Refuses(404, 422)
  async plan(
    @CurrentFence() fence: Fence,
    @Body() body: NewCampaignDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignDto> {
    const made = await this.campaigns.plan(toWish(body), (territory) => fence.covers(territory));
    void reply.header('location', `/v1/campagnes/${made.id}`).header('etag', tagOf(made));
    return toDto(made, this.clock.now());
  }

  @Get(':id')
  @Requires('campagnes.lire')
  @ApiOperation({
    operationId: 'lireCampagne',
    summary: 'Une campagne',
    description: 'Ses dates, ses textes de consentement, et ce dont son test est fait.',
  })
  @ApiOkResponse({ description: 'La campagne.', type: CampaignDto, headers: TAG })
  @ApiParam(ID)
  async read(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignDto> {
    const found = await this.campaigns.get(id, fence.covered);
    void reply.header('etag', tagOf(found));
    return toDto(found, this.clock.now());
  }

  @Patch(':id')
  @Requires('campagnes.gerer')
  @ApiOperation({
    operationId: 'corrigerCampagne',
    summary: 'Changer une campagne',
    description:
      'Son nom, ses dates, ou le texte du consentement : une nouvelle version, les précédentes restent avec leur empreinte.',
  })
  @ApiOkResponse({ description: 'La campagne.', type: CampaignDto, headers: TAG })
  @ApiParam(ID)
  @ApiHeader(ifMatch('de la campagne lue'))
  @Refuses(422)
  async revise(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: CampaignChangeDto,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CampaignDto> {
    const revised = await this.campaigns.revise(id, toChange(body), fence.covered, (version) =>
      requireMatch(request, etagOf(id, version)),
    );
    void reply.header('etag', tagOf(revised));
    return toDto(revised, this.clock.now());
  }

  @Post(':id/invitations')
  @Requires('campagnes.gerer')
  @ApiOperation({
    operationId: 'inviterCampagne',
    summary: 'Faire des invitations',
    description:
      'Des codes, un par personne, montrés une seule fois. Qui reçoit lequel n’est connu que de qui les envoie.',
  })
  @ApiCreatedResponse({ description: 'Les codes.', type: InvitationsDto })
  @ApiParam(ID)
  @Refuses(409)
  async invite(
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { nombre }: NewInvitationsDto,
  ): Promise<InvitationsDto> {
    return {
      codes: await this.campaigns.invite(id, nombre, fence.covered),
    };
  }
}
