import { Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '@maillage/platform';
import { HolderStore } from './holder.store.js';
import { AlertsDto, RetentionDto, RetentionReceiptsDto } from './retention.dto.js';
import { Retention } from './retention.handler.js';

const MOST = 500;

/** Retention: its periods, what it deleted, and the alerts on callers that asked for too much. */
@ApiTags('conservation')
@Controller('v1')
export class RetentionController {
  constructor(
    @Inject(Retention) private readonly retention: Retention,
    @Inject(HolderStore) private readonly store: HolderStore,
  ) {}

  @Get('conservation/simulation')
  @Requires('conservation.gerer')
  @ApiOperation({
    operationId: 'simulerConservation',
    summary: 'Ce que la conservation ferait partir',
    description: 'Par service et catégorie, avec la durée réglée ; rien n’est supprimé.',
  })
  @ApiOkResponse({ description: 'Ce qui partirait.', type: RetentionDto })
  async preview(): Promise<RetentionDto> {
    return { data: await this.retention.preview() };
  }

  @Post('conservation/execution')
  @HttpCode(200)
  @Requires('conservation.gerer')
  @ApiOperation({
    operationId: 'executerConservation',
    summary: 'Faire partir ce qui a assez été gardé',
    description:
      'Ce que fait de lui-même le passage quotidien. Chaque personne qui part est effacée comme sur demande.',
  })
  @ApiOkResponse({ description: 'Ce qui est parti.', type: RetentionDto })
  async execute(): Promise<RetentionDto> {
    return { data: await this.retention.execute() };
  }

  @Get('conservation/recus')
  @Requires('conservation.gerer')
  @ApiOperation({
    operationId: 'listerRecusConservation',
    summary: 'Reçus de la conservation',
    description: 'Ce qui est parti, quand et combien.',
  })
  @ApiOkResponse({ description: 'Les reçus.', type: RetentionReceiptsDto })
  async receipts(): Promise<RetentionReceiptsDto> {
    const receipts = await this.store.receipts(MOST);
    return {
      data: receipts.map((one) => ({
        passage_id: one.run_id,
        service: one.service,
        categorie: one.category,
        avant: one.before.toISOString(),
        nombre: one.removed,
        automatique: one.automatic,
        instant: one.at.toISOString(),
      })),
    };
  }

  @Get('alertes')
  @Requires('conservation.gerer')
  @ApiOperation({
    operationId: 'listerAlertes',
    summary: 'Alertes',
    description: 'Les appelants qui ont demandé les données de plus de personnes que permis.',
  })
  @ApiOkResponse({ description: 'Les alertes.', type: AlertsDto })
  async alerts(): Promise<AlertsDto> {
    const alerts = await this.store.alerts(MOST);
    return {
      data: alerts.map((one) => ({
        id: one.id,
        nature: one.kind,
        appelant_id: one.caller_id,
        instant: one.raised_at.toISOString(),
        dernier: one.last_at.toISOString(),
        refus: one.refusals,
      })),
    };
  }
}
