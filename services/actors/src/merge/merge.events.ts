import { create } from '@bufbuild/protobuf';
import {
  PlaceMergedSchema,
  PlaceUnmergedSchema,
  StructureMergedSchema,
  StructureUnmergedSchema,
} from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { KnownPlace } from '../place/place-change.js';
import { factsOf as placeFacts } from '../place/place.events.js';
import type { LocatedStructure } from '../structure/structure.js';
import { factsOf } from '../structure/structure.events.js';

/** What happens to one structure or place at one instant, and the one that stands for both. */
interface Happening {
  readonly id: string;
  readonly survivor: string;
  readonly version: number;
  readonly at: Date;
}

/** The event of a structure that another one stands for from now on. */
export function structureMerged(
  { id, survivor, version, at }: Happening,
  before: LocatedStructure,
): OutgoingEvent<typeof StructureMergedSchema> {
  const told = { structureId: id, survivorId: survivor, before: factsOf(before) };
  const message = create(StructureMergedSchema, told);
  return { schema: StructureMergedSchema, message, aggregateId: id, version, at };
}

/** The event of a structure that stands by itself again. */
export function structureUnmerged(
  { id, survivor, version, at }: Happening,
  now: LocatedStructure,
): OutgoingEvent<typeof StructureUnmergedSchema> {
  const told = { structureId: id, survivorId: survivor, facts: factsOf(now) };
  const message = create(StructureUnmergedSchema, told);
  return { schema: StructureUnmergedSchema, message, aggregateId: id, version, at };
}

/** The event of a place that another one stands for from now on. */
export function placeMerged(
  { id, survivor, version, at }: Happening,
  before: KnownPlace,
): OutgoingEvent<typeof PlaceMergedSchema> {
  const told = { placeId: id, survivorId: survivor, before: placeFacts(before) };
  const message = create(PlaceMergedSchema, told);
  return { schema: PlaceMergedSchema, message, aggregateId: id, version, at };
}

/** The event of a place that stands by itself again. */
export function placeUnmerged(
  { id, survivor, version, at }: Happening,
  now: KnownPlace,
): OutgoingEvent<typeof PlaceUnmergedSchema> {
  const told = { placeId: id, survivorId: survivor, facts: placeFacts(now) };
  const message = create(PlaceUnmergedSchema, told);
  return { schema: PlaceUnmergedSchema, message, aggregateId: id, version, at };
}
