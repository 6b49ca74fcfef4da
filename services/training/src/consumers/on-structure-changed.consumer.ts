import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  StructureClosedSchema,
  StructureRegisteredSchema,
  StructureRevisedSchema,
} from '@maillage/contracts';
import { Consumes, type EventBatch, messageOf } from '@maillage/platform';
import type { KnownStructure } from '../employer/employer.store.js';
import { SetAgreement } from '../employer/set-agreement.handler.js';

/** Learns where each structure lies, so that whoever answers for its commune may set what it asks for. */
@Controller()
export class OnStructureChanged {
  constructor(@Inject(SetAgreement) private readonly settings: SetAgreement) {}

  @Consumes({ durable: 'training--on-structure-changed', subjects: 'actors.structure.>' })
  async apply(@Payload() { tx, events }: EventBatch): Promise<void> {
    const structures = new Map<string, KnownStructure>();
    for (const event of events) {
      const { aggregateId: id, version } = event;
      const facts =
        messageOf(event, StructureRegisteredSchema)?.facts ??
        messageOf(event, StructureRevisedSchema)?.after ??
        messageOf(event, StructureClosedSchema)?.after;
      if (facts !== undefined) structures.set(id, { id, commune: facts.commune, version });
    }
    await this.settings.learn(tx, [...structures.values()]);
  }
}
