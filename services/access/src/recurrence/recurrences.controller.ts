import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '@maillage/platform';
import { RecurrencesDto } from './recurrence.dto.js';
import { toDto } from './recurrence.mapping.dto.js';
import { RecurrenceQueries } from './recurrence.queries.store.js';

const MOST = 500;

/** What the platform does by itself, again and again. */
@ApiTags('récurrences')
@Controller('v1/recurrences')
export class RecurrencesController {
  constructor(@Inject(RecurrenceQueries) private readonly queries: RecurrenceQueries) {}

  @Get()
  @Requires('recurrences.lire')
  @ApiOperation({
    operationId: 'listerRecurrences',
    summary: 'Le travail récurrent',
    description:
      'Ce que chaque service fait de lui-même à intervalles réguliers : dernière fois, issue, prochaine fois. Ce qui a été manqué est rattrapé une fois ; ce qui échoue est retenté au bout d’une heure au plus.',
  })
  @ApiOkResponse({
    description: 'Le travail récurrent de tous les services.',
    type: RecurrencesDto,
  })
  async list(): Promise<RecurrencesDto> {
    return { data: (await this.queries.all(MOST)).map(toDto) };
  }
}
