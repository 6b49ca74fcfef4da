import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Open } from '../rights/caller.js';
import { Metrics } from '../runtime/metrics.js';

/** What a process measures, for Prometheus. */
@ApiTags('santé')
@Controller('metrics')
export class MetricsController {
  constructor(@Inject(Metrics) private readonly metrics: Metrics) {}

  @Get()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  @Open("l'exploitation doit pouvoir relever les mesures, qui ne disent rien de personne")
  @ApiOperation({
    operationId: 'lireMesures',
    summary: 'Les mesures du processus',
    description:
      'Au format texte de Prometheus : durées des demandes par route et statut, événements à publier, retard des consommateurs, événements mis de côté, connexions à la base, boucle d’événements. Une mesure qui ne peut pas être prise est absente.',
  })
  @ApiOkResponse({
    description: 'Les mesures.',
    content: { 'text/plain': { schema: { type: 'string', maxLength: 10_000_000 } } },
  })
  read(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
