import { create, type MessageInitShape } from '@bufbuild/protobuf';
import {
  type PresenceFactsSchema,
  PresenceOpenedSchema,
  PresenceRevisedSchema,
  PresenceWithdrawnSchema,
} from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Change, Happening, Told } from '../professional/record.js';
import type { Presence } from './presence.js';

type PresenceEvent = OutgoingEvent<
  typeof PresenceOpenedSchema | typeof PresenceRevisedSchema | typeof PresenceWithdrawnSchema
>;

/** The event of a presence that is new, changes, or goes. */
export function presenceEvent(
  { id, version, at }: Happening,
  ...[before, after]: Change<Presence>
): PresenceEvent {
  const common = { aggregateId: id, version, at };
  if (before === undefined) {
    const schema = PresenceOpenedSchema;
    const told = { presenceId: id, facts: factsOf(after) };
    return { ...common, schema, message: create(schema, told) };
  }
  if (after === undefined) {
    const schema = PresenceWithdrawnSchema;
    const told = { presenceId: id, before: factsOf(before) };
    return { ...common, schema, message: create(schema, told) };
  }
  const schema = PresenceRevisedSchema;
  const told = { presenceId: id, before: factsOf(before), after: factsOf(after) };
  return { ...common, schema, message: create(schema, told) };
}

const factsOf = ({
  value,
  commune,
}: Told<Presence>): MessageInitShape<typeof PresenceFactsSchema> => ({
  professionalId: value.professionnel_id,
  placeId: value.lieu_id,
  commune: commune ?? '',
  hours: value.horaires ?? '',
  startsOn: value.du,
  endsOn: value.au ?? '',
});
