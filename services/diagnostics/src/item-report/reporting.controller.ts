import {
  Body,
  Controller,
  Header,
  Headers,
  HttpCode,
  Inject,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { ApiHeader, ApiNoContentResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Open, Refuses, UUID } from '@maillage/platform';
import { NewItemReportDto } from './item-report.dto.js';
import { ReportItem } from './report-item.handler.js';

/** Where those who take part report a question. The page calls the same handler. */
@ApiTags('évaluations')
@Controller('v1/evaluations')
export class ReportingController {
  constructor(@Inject(ReportItem) private readonly reports: ReportItem) {}

  @Post(':id/signalements')
  @HttpCode(204)
  @Open('le code de reprise est le droit : il n’ouvre que sa participation')
  @Header('cache-control', 'no-store')
  @ApiOperation({
    operationId: 'signalerQuestion',
    summary: 'Signaler la question',
    description:
      'Elle n’est plus posée à personne, aussitôt, jusqu’à ce que qui tient la banque en décide ; une participation suspend ainsi trois questions au plus. Une autre attend à sa place. Qui a signalé n’est dit à personne.',
  })
  @ApiNoContentResponse({ description: 'Elle est signalée.' })
  @ApiParam({
    name: 'id',
    description: 'Identifiant de la participation.',
    schema: { type: 'string', ...UUID },
  })
  @ApiHeader({
    name: 'Code-Reprise',
    description: 'Code de reprise.',
    required: true,
    schema: { type: 'string', maxLength: 40, example: '7K2M-9QXR-41TB' },
  })
  @Refuses(404, 409)
  async report(
    @Param('id', ParseUUIDPipe) id: string,
    @Headers('code-reprise') code = '',
    @Body() { item, motif }: NewItemReportDto,
  ): Promise<void> {
    await this.reports.report({ id, code }, item, motif);
  }
}
