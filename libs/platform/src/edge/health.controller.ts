import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@maillage/kernel';
import { Open } from '../rights/caller.js';
import { Bus } from '../events/connection.js';
import { findStream } from '../events/stream.js';
import { unsafeSettings } from '../db/unsafe-settings.js';
import { Drain } from './drain.js';
import { ServiceRegistry } from '../service/registry.js';
import { HealthDto } from './health.dto.js';

/** Liveness and readiness, for operators and load balancers. */
@ApiTags('santé')
@Controller('sante')
export class HealthController {
  constructor(
    @Inject(ServiceRegistry) private readonly registry: ServiceRegistry,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(Drain) private readonly drain: Drain,
  ) {}

  @Get('vivant')
  @Open("l'orchestrateur doit pouvoir demander si le processus vit")
  @ApiOperation({
    operationId: 'santeVivant',
    summary: 'Le processus vit',
    description: 'Répond 200 tant que le processus tourne.',
  })
  @ApiOkResponse({ description: 'Il vit.', type: HealthDto })
  alive(): HealthDto {
    return { etat: 'vivant' };
  }

  @Get('pret')
  @Open("l'orchestrateur doit pouvoir demander si le processus est prêt")
  @ApiOperation({
    operationId: 'santePret',
    summary: 'Le processus est prêt',
    description:
      'Répond 200 quand la base et le bus répondent et que leurs réglages sont sûrs, sinon 503 avec la raison.',
  })
  @ApiOkResponse({ description: 'Il est prêt.', type: HealthDto })
  async ready(): Promise<HealthDto> {
    const reasons = this.drain.isLeaving ? ['le processus s’arrête'] : await this.reasons();
    if (reasons.length === 0) return { etat: 'pret' };
    throw new DomainError(
      'platform.not_ready',
      'unavailable',
      {
        fr: `Pas encore prêt : ${reasons.join(' ; ')}.`,
        en: `Not ready yet: ${reasons.join('; ')}.`,
      },
      [],
      2,
    );
  }

  private async reasons(): Promise<string[]> {
    const services = this.registry.all();
    if (services.length === 0) return ['aucun service monté'];
    const reasons: string[] = [];
    try {
      const unsafe = await Promise.all(services.map((one) => unsafeSettings(one.database)));
      reasons.push(
        ...new Set(unsafe.flat().map((one) => `réglage PostgreSQL dangereux : ${one}`)),
        ...(await this.registry.reasonsNotReady()),
      );
    } catch {
      reasons.push('la base de données ne répond pas');
    }
    if (!this.bus.isUp) return [...reasons, 'le bus NATS ne répond pas'];
    try {
      const manager = await this.bus.manager();
      for (const { name } of this.registry.all()) {
        const stream = await findStream(manager, name);
        if (stream === undefined) reasons.push(`le flux de ${name} n'existe pas encore`);
        else if (stream.config.storage !== 'file')
          reasons.push(`le flux de ${name} n'est pas gardé sur disque`);
      }
    } catch {
      reasons.push('le bus NATS ne répond pas');
    }
    return reasons;
  }
}
