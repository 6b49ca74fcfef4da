import { Controller, Get, Inject, Param, ParseUUIDPipe, Query, Req, Res } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Answer,
  answerList,
  Answers,
  AsOfQuery,
  type Caller,
  CurrentCaller,
  CurrentFence,
  etagOf,
  feedLinks,
  FeedQuery,
  type Fence,
  ID_PARAMETER,
  isNotModified,
  readFeed,
  Requires,
  Tagged,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  ActivitiesDto,
  ActivitiesQuery,
  ActivityDto,
  ChangesDto,
  NewActivityDto,
} from './activity.dto.js';
import { ACTIVITY_LISTING, listingFor } from './activity.mapping.dto.js';
import { activityNotFound } from './activity.errors.js';
import { ActivityQueries } from './activity.queries.store.js';
import { OwnReferences } from './own-references.handler.js';
import { PastActivities } from './past-activities.queries.store.js';

/** The ledger, as far as the rights of the caller reach. */
@ApiTags('activités')
@ApiExtraModels(NewActivityDto)
@Controller('v1/activites')
export class ActivitiesController {
  constructor(
    @Inject(ActivityQueries) private readonly queries: ActivityQueries,
    @Inject(PastActivities) private readonly past: PastActivities,
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
    return answerList({ query, request, reply }, listingFor(query), {
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
  @ApiParam(ID_PARAMETER)
  async read(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() { au_titre_du: instant }: AsOfQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActivityDto | undefined> {
    const activity =
      instant === undefined
        ? await this.queries.find(fence, id)
        : await this.past.at(fence, id, new Date(instant));
    if (activity === undefined) throw activityNotFound();
    // What is past names nobody, unlike the same version while it holds.
    const form = instant === undefined ? activity.id : `${activity.id}.passe`;
    if (isNotModified(request, reply, etagOf(form, activity.version))) return undefined;
    if (instant === undefined) await this.references.restorer(caller)([activity]);
    return activity;
  }
}
