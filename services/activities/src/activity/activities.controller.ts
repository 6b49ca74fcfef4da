import {
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import {
  ApiExtraModels,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiParam,
  ApiTags,
} from '@nestjs/swagger';
import {
  AsOfQuery,
  type Answer,
  answerList,
  Answers,
  type Caller,
  CurrentCaller,
  CurrentFence,
  etagOf,
  feedLinks,
  FeedQuery,
  type Fence,
  isNotModified,
  readFeed,
  requireMatch,
  Requires,
  Tagged,
  UUID,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ActivitiesDto,
  ActivitiesQuery,
  ActivityDto,
  ChangesDto,
  NewActivityDto,
} from './activity.dto.js';
import { ACTIVITY_LISTING } from './activity.mapping.dto.js';
import { activityNotFound } from './activity.errors.js';
import { ActivityQueries } from './activity.queries.store.js';
import { OwnReferences } from './own-references.handler.js';
import { PastActivities } from './past-activities.queries.store.js';
import { WithdrawActivity } from './withdraw-activity.handler.js';

const SOURCE_ID = {
  name: 'source_id',
  description: 'Identifiant chez la source.',
  schema: { type: 'string', maxLength: 200 },
} as const;

/** The ledger, as far as the rights of the caller reach. */
@ApiTags('activités')
@ApiExtraModels(NewActivityDto)
@Controller('v1/activites')
export class ActivitiesController {
  constructor(
    @Inject(ActivityQueries) private readonly queries: ActivityQueries,
    @Inject(PastActivities) private readonly past: PastActivities,
    @Inject(WithdrawActivity) private readonly withdrawal: WithdrawActivity,
    @Inject(OwnReferences) private readonly references: OwnReferences,
  ) {}

  @Get()
  @Requires('activites.lire')
  @ApiOperation({
    operationId: 'listerActivites',
    summary: 'Les activités',
    description:
      'Les activités que la clé permet de voir, dans l’ordre de leur création : par pages en JSON ; toutes en un flux en NDJSON, CSV ou XLSX.',
  })
  @Answers('Les activités.', ActivitiesDto, ACTIVITY_LISTING)
  list(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Query() query: ActivitiesQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Answer<ActivitiesDto>> {
    const wanted = {
      territory: query.territoire,
      from: query.du,
      to: query.au,
      source: query.source,
    };
    return answerList({ query, request, reply }, ACTIVITY_LISTING, {
      read: (after, limit) => this.queries.list(fence, wanted, after?.[0], limit),
      complete: this.references.restorer(caller),
      view: (activity) => activity,
    });
  }

  @Get('changements')
  @Requires('activites.lire')
  @ApiOperation({
    operationId: 'suivreActivites',
    summary: 'Les changements',
    description:
      'Flux sans trou, du plus ancien au plus récent, retraits compris ; un curseur n’expire jamais.',
  })
  @ApiOkResponse({ description: 'Les changements.', type: ChangesDto })
  async changes(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Query() query: FeedQuery,
    @Req() request: FastifyRequest,
  ): Promise<ChangesDto> {
    const { after, limit } = readFeed(query);
    const { changes, last } = await this.queries.changes(fence, after, limit);
    await this.references.restorer(caller)(changes.flatMap((change) => change.activite ?? []));
    return {
      data: changes,
      links: feedLinks(request, last ?? after),
      meta: { nombre: changes.length },
    };
  }

  @Get('par-source/:source_id')
  @Requires('activites.lire')
  @ApiOperation({
    operationId: 'lireActiviteParSource',
    summary: 'Une de ses activités',
    description: 'Par l’identifiant que sa source lui a donné.',
  })
  @ApiOkResponse({ description: 'L’activité.', type: ActivityDto })
  @Tagged()
  @ApiParam(SOURCE_ID)
  async readBySource(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Param('source_id') sourceId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActivityDto | undefined> {
    return this.answer(
      caller,
      await this.queries.findBySource(fence, caller.source, sourceId),
      request,
      reply,
    );
  }

  @Delete('par-source/:source_id')
  @HttpCode(204)
  @Requires('activites.pousser')
  @ApiOperation({
    operationId: 'retirerActivite',
    summary: 'Retirer une activité',
    description:
      'Elle quitte les listes et les chiffres, et laisse une trace dans le flux des changements.',
  })
  @ApiParam(SOURCE_ID)
  @ApiHeader({
    name: 'If-Match',
    description: 'ETag de l’activité lue.',
    required: true,
    schema: { type: 'string', maxLength: 200 },
  })
  async withdraw(
    @CurrentCaller() { source }: Caller,
    @CurrentFence() fence: Fence,
    @Param('source_id') sourceId: string,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.withdrawal.withdraw({ source, fence }, sourceId, (id, version) =>
      requireMatch(request, etagOf(id, version)),
    );
  }

  @Get(':id')
  @Requires('activites.lire')
  @ApiOperation({
    operationId: 'lireActivite',
    summary: 'Une activité',
    description:
      'Une activité du registre par son identifiant, telle qu’elle est ou telle qu’elle était.',
  })
  @ApiOkResponse({ description: 'L’activité.', type: ActivityDto })
  @Tagged()
  @ApiParam({ name: 'id', description: 'Identifiant.', schema: { type: 'string', ...UUID } })
  async read(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: instant }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActivityDto | undefined> {
    if (instant === undefined)
      return this.answer(caller, await this.queries.find(fence, id), request, reply);
    const activity = await this.past.at(fence, id, new Date(instant));
    if (activity === undefined) throw activityNotFound();
    // It names nobody, unlike the same version while it holds.
    const etag = etagOf(`${id}.passe`, activity.version);
    return isNotModified(request, reply, etag) ? undefined : activity;
  }

  private async answer(
    caller: Caller,
    activity: ActivityDto | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<ActivityDto | undefined> {
    if (activity === undefined) throw activityNotFound();
    if (isNotModified(request, reply, etagOf(activity.id, activity.version))) return undefined;
    await this.references.restorer(caller)([activity]);
    return activity;
  }
}
