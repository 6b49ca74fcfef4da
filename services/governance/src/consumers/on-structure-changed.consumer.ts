import { Controller, Inject } from '@nestjs/common';
import { Payload } from '@nestjs/microservices';
import {
  StructureClosedSchema,
  StructureRegisteredSchema,
  StructureRevisedSchema,
  StructureWithdrawnSchema,
} from '@maillage/contracts';
import { parisDate } from '@maillage/kernel';
import { Consumes, type EventBatch, messageOf, type ReceivedEvent } from '@maillage/platform';
import { type KnownRecord, KnownStore } from '../record/known.store.js';

/** Learns which structures are there, so that governances and actions name no others. */
@Controller()
export class OnStructureChanged {
  constructor(@Inject(KnownStore) private readonly store: KnownStore) {}

  @Consumes({ durable: 'governance--on-structure-changed', subjects: 'actors.structure.>' })
  async apply(@Payload() { tx, events }: EventBatch): Promise<void> {
    const structures = new Map<string, KnownRecord>();
    for (const event of events) {
      const ended_on = endOf(event);
      const { aggregateId: id, version } = event;
      if (ended_on !== undefined) structures.set(id, { id, version, ended_on });
    }
    await this.store.learn(tx, 'known_structures', [...structures.values()]);
  }
}

/** The day a structure ended, null while it is there; undefined for an event that says nothing of it. */
function endOf(event: ReceivedEvent): string | null | undefined {
  if (messageOf(event, StructureWithdrawnSchema) !== undefined) return parisDate(event.at);
  const facts =
    messageOf(event, StructureRegisteredSchema)?.facts ??
    messageOf(event, StructureRevisedSchema)?.after ??
    messageOf(event, StructureClosedSchema)?.after;
  return facts && (facts.closedOn === '' ? null : facts.closedOn);
}
