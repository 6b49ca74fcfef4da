import { create, type MessageInitShape } from '@bufbuild/protobuf';
import {
  StructureCheckedSchema,
  StructureClosedSchema,
  type StructureFactsSchema,
  StructureRegisteredSchema,
  StructureRevisedSchema,
  StructureWithdrawnSchema,
} from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { LocatedStructure } from './structure.js';

/** What happens to one structure at one instant. */
interface Happening {
  readonly id: string;
  readonly version: number;
  readonly at: Date;
}

type StructureEvent = OutgoingEvent<
  | typeof StructureRegisteredSchema
  | typeof StructureRevisedSchema
  | typeof StructureClosedSchema
  | typeof StructureWithdrawnSchema
  | typeof StructureCheckedSchema
>;

/** The event of a structure that is new, or is there again. */
export function structureRegistered(
  { id, version, at }: Happening,
  now: LocatedStructure,
): StructureEvent {
  const message = create(StructureRegisteredSchema, { structureId: id, facts: factsOf(now) });
  return { schema: StructureRegisteredSchema, message, aggregateId: id, version, at };
}

/** The event of a structure that changes: its closing, where it was active. */
export function structureChanged(
  { id, version, at }: Happening,
  before: LocatedStructure,
  after: LocatedStructure,
): StructureEvent {
  const told = { structureId: id, before: factsOf(before), after: factsOf(after) };
  const closes = before.structure.fermeture === undefined && after.structure.fermeture;
  return closes
    ? {
        schema: StructureClosedSchema,
        message: create(StructureClosedSchema, told),
        aggregateId: id,
        version,
        at,
      }
    : {
        schema: StructureRevisedSchema,
        message: create(StructureRevisedSchema, told),
        aggregateId: id,
        version,
        at,
      };
}

/** The event of a structure that was entered by error. */
export function structureWithdrawn(
  { id, version, at }: Happening,
  before: LocatedStructure,
): StructureEvent {
  const message = create(StructureWithdrawnSchema, { structureId: id, before: factsOf(before) });
  return { schema: StructureWithdrawnSchema, message, aggregateId: id, version, at };
}

/** The event of a structure that confirmed what is said of it. @param day civil date. */
export function structureChecked({ id, version, at }: Happening, day: string): StructureEvent {
  const message = create(StructureCheckedSchema, { structureId: id, checkedOn: day });
  return { schema: StructureCheckedSchema, message, aggregateId: id, version, at };
}

export function factsOf({
  structure: { type, parent_id, fermeture },
  commune,
}: LocatedStructure): MessageInitShape<typeof StructureFactsSchema> {
  return {
    commune: commune ?? '',
    type: type ?? '',
    parentId: parent_id ?? '',
    closedOn: fermeture?.date ?? '',
    successorId: fermeture?.successeur_id ?? '',
  };
}
