import {
  StructureClosedSchema,
  type StructureFacts,
  StructureMergedSchema,
  StructureRegisteredSchema,
  StructureRevisedSchema,
  StructureUnmergedSchema,
  StructureWithdrawnSchema,
} from '@maillage/contracts';
import { parisDate } from '@maillage/kernel';
import { messageOf, type ReceivedEvent } from '@maillage/platform';
import { NOT_STATED } from '../definitions/dimensions.js';
import type { Ancestry } from '../figure/increments.js';
import { countingIn, type StockStep } from '../figure/stock-deltas.js';

/**
 * What an event makes of the stock of structures: as described from its day on, until its closing.
 * @throws DomainError invalid when a commune is unknown to this version.
 */
export function structureSteps(event: ReceivedEvent, ancestry: Ancestry): StockStep[] {
  const day = parisDate(event.at);
  const step = (facts: StructureFacts | undefined, by: 1 | -1): StockStep[] => {
    if (facts === undefined || facts.commune === '') return [];
    const { commune, closedOn, type } = facts;
    // A day of closing that is over has been counted when it was told.
    if (closedOn !== '' && closedOn <= day) return [];
    const territories = countingIn(commune, ancestry);
    const axes = [
      ['', ''],
      ['type_structure', type || NOT_STATED.code],
    ] as const;
    const whole = { stock: 'structures', territories, axes } as const;
    return [
      { ...whole, day, by },
      ...(closedOn === '' ? [] : [{ ...whole, day: closedOn, by: -by }]),
    ];
  };
  const changed =
    messageOf(event, StructureRevisedSchema) ?? messageOf(event, StructureClosedSchema);
  return [
    ...step(messageOf(event, StructureRegisteredSchema)?.facts, 1),
    ...step(messageOf(event, StructureUnmergedSchema)?.facts, 1),
    ...step(changed?.before, -1),
    ...step(changed?.after, 1),
    ...step(messageOf(event, StructureMergedSchema)?.before, -1),
    ...step(messageOf(event, StructureWithdrawnSchema)?.before, -1),
  ];
}
