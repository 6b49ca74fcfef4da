import {
  applyDecorators,
  Controller,
  Delete,
  Get,
  HttpCode,
  Inject,
  Param,
  Query,
  Req,
  Res,
} from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import {
  type Caller,
  CurrentCaller,
  CurrentFence,
  etagOf,
  type Fence,
  isNotModified,
  Refuses,
  requireMatch,
  Requires,
  Tagged,
} from '@maillage/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ActivityDto, SourceIdQuery } from './activity.dto.js';
import { activityNotFound } from './activity.errors.js';
import { ActivityQueries } from './activity.queries.store.js';
import { OwnReferences } from './own-references.handler.js';
import { WithdrawActivity } from './withdraw-activity.handler.js';

const SOURCE_ID = {
  name: 'source_id',
  description: 'Identifiant chez la source.',
  schema: { type: 'string', maxLength: 200 },
} as const;

const ANY_ID =
  'Un identifiant qu’une adresse ne peut pas porter (« .. », « a\\b », « a//b ») se donne en paramètre.';

/** What a withdrawal asks for and answers, however the activity is named. */
const Withdraws = (operationId: string, more: string): MethodDecorator =>
  applyDecorators(
    HttpCode(204),
    Requires('activites.pousser'),
    ApiOperation({
      operationId,
      summary: 'Retirer une activité',
      description: `Elle quitte les listes et les chiffres, et laisse une trace dans le flux des changements. ${more}`,
    }),
    ApiHeader({
      name: 'If-Match',
      description: 'ETag de l’activité lue.',
      required: true,
      schema: { type: 'string', maxLength: 200 },
    }),
  );

/** What a source reads and withdraws by the ids that it gave: in the address, or as a parameter, which takes any id. */
@ApiTags('activités')
@Controller('v1/activites/par-source')
export class ActivitiesBySourceController {
  constructor(
    @Inject(ActivityQueries) private readonly queries: ActivityQueries,
    @Inject(WithdrawActivity) private readonly withdrawal: WithdrawActivity,
    @Inject(OwnReferences) private readonly references: OwnReferences,
  ) {}

  @Get()
  @Requires('activites.lire')
  @ApiOperation({
    operationId: 'lireActiviteParParametre',
    summary: 'Une de ses activités, par paramètre',
    description: 'Par l’identifiant que sa source lui a donné, quel qu’il soit.',
  })
  @Refuses(404)
  @ApiOkResponse({ description: 'L’activité.', type: ActivityDto })
  @Tagged()
  readAny(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Query() { source_id: sourceId }: SourceIdQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActivityDto | undefined> {
    return this.read(caller, fence, sourceId, request, reply);
  }

  @Get(':source_id')
  @Requires('activites.lire')
  @ApiOperation({
    operationId: 'lireActiviteParSource',
    summary: 'Une de ses activités',
    description: `Par l’identifiant que sa source lui a donné. ${ANY_ID}`,
  })
  @ApiOkResponse({ description: 'L’activité.', type: ActivityDto })
  @Tagged()
  @ApiParam(SOURCE_ID)
  async read(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Param('source_id') sourceId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ActivityDto | undefined> {
    const activity = await this.queries.findBySource(fence, caller.source, sourceId);
    if (activity === undefined) throw activityNotFound();
    if (isNotModified(request, reply, etagOf(activity.id, activity.version))) return undefined;
    await this.references.restorer(caller)([activity]);
    return activity;
  }

  @Delete()
  @Withdraws('retirerActiviteParParametre', 'L’identifiant peut être quelconque.')
  withdrawAny(
    @CurrentCaller() caller: Caller,
    @CurrentFence() fence: Fence,
    @Query() { source_id: sourceId }: SourceIdQuery,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.withdraw(caller, fence, sourceId, request);
  }

  @Delete(':source_id')
  @Withdraws('retirerActivite', ANY_ID)
  @ApiParam(SOURCE_ID)
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
}
