import { create, type MessageInitShape } from '@bufbuild/protobuf';
import {
  type PostFactsSchema,
  PostOpenedSchema,
  PostRevisedSchema,
  PostWithdrawnSchema,
} from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Change, Happening, Told } from '../professional/record.js';
import type { Post } from './post.js';

type PostEvent = OutgoingEvent<
  typeof PostOpenedSchema | typeof PostRevisedSchema | typeof PostWithdrawnSchema
>;

/** The event of a post that is new, changes, or goes. */
export function postEvent(
  { id, version, at }: Happening,
  ...[before, after]: Change<Post>
): PostEvent {
  const common = { aggregateId: id, version, at };
  if (before === undefined) {
    const schema = PostOpenedSchema;
    const told = { postId: id, facts: factsOf(after) };
    return { ...common, schema, message: create(schema, told) };
  }
  if (after === undefined) {
    const schema = PostWithdrawnSchema;
    const told = { postId: id, before: factsOf(before) };
    return { ...common, schema, message: create(schema, told) };
  }
  const schema = PostRevisedSchema;
  const told = { postId: id, before: factsOf(before), after: factsOf(after) };
  return { ...common, schema, message: create(schema, told) };
}

function factsOf({ value, commune }: Told<Post>): MessageInitShape<typeof PostFactsSchema> {
  const { quotite } = value;
  return {
    professionalId: value.professionnel_id ?? '',
    structureId: value.structure_id,
    commune: commune ?? '',
    startsOn: value.du,
    endsOn: value.au ?? '',
    ...(quotite === undefined ? {} : { fullTimeShare: quotite }),
    contract: value.contrat ?? '',
    scheme: value.dispositif ?? '',
    funding: value.financement ?? '',
    replacementId: value.remplace_par ?? '',
  };
}
