import { create, type MessageInitShape } from '@bufbuild/protobuf';
import {
  type NetworkFactsSchema,
  NetworkRegisteredSchema,
  NetworkRevisedSchema,
  NetworkWithdrawnSchema,
} from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Change, Happening, Told } from '../professional/record.js';
import type { Network } from './network.js';

type NetworkEvent = OutgoingEvent<
  typeof NetworkRegisteredSchema | typeof NetworkRevisedSchema | typeof NetworkWithdrawnSchema
>;

/** The event of a network that is new or there again, changes, or goes. */
export function networkEvent(
  { id, version, at }: Happening,
  ...[before, after]: Change<Network>
): NetworkEvent {
  const common = { aggregateId: id, version, at };
  if (before === undefined) {
    const schema = NetworkRegisteredSchema;
    const told = { networkId: id, facts: factsOf(after) };
    return { ...common, schema, message: create(schema, told) };
  }
  if (after === undefined) {
    const schema = NetworkWithdrawnSchema;
    const told = { networkId: id, before: factsOf(before) };
    return { ...common, schema, message: create(schema, told) };
  }
  const schema = NetworkRevisedSchema;
  const told = { networkId: id, before: factsOf(before), after: factsOf(after) };
  return { ...common, schema, message: create(schema, told) };
}

function factsOf({ value }: Told<Network>): MessageInitShape<typeof NetworkFactsSchema> {
  const { type, territoire, animateur_id, membres = [], debut, fin } = value;
  return {
    type,
    territory: territoire,
    animatorId: animateur_id ?? '',
    members: membres.map(({ structure_id, role, du, au }) => ({
      structureId: structure_id,
      role,
      from: du ?? '',
      until: au ?? '',
    })),
    startsOn: debut ?? '',
    endsOn: fin ?? '',
  };
}
