import { create, type MessageInitShape } from '@bufbuild/protobuf';
import {
  type ProfessionalFactsSchema,
  ProfessionalRegisteredSchema,
  ProfessionalRevisedSchema,
  ProfessionalWithdrawnSchema,
} from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Change, Happening, Told } from './record.js';
import type { Professional } from './professional.js';

type ProfessionalEvent = OutgoingEvent<
  | typeof ProfessionalRegisteredSchema
  | typeof ProfessionalRevisedSchema
  | typeof ProfessionalWithdrawnSchema
>;

/** The event of a professional that is new, changes, or goes. */
export function professionalEvent(
  { id, version, at }: Happening,
  ...[before, after]: Change<Professional>
): ProfessionalEvent {
  const common = { aggregateId: id, version, at };
  if (before === undefined) {
    const schema = ProfessionalRegisteredSchema;
    const told = { professionalId: id, facts: factsOf(after) };
    return { ...common, schema, message: create(schema, told) };
  }
  if (after === undefined) {
    const schema = ProfessionalWithdrawnSchema;
    const told = { professionalId: id, before: factsOf(before) };
    return { ...common, schema, message: create(schema, told) };
  }
  const schema = ProfessionalRevisedSchema;
  const told = { professionalId: id, before: factsOf(before), after: factsOf(after) };
  return { ...common, schema, message: create(schema, told) };
}

function factsOf({
  value: { profils, certifications = [], structure_id, fin },
  commune,
}: Told<Professional>): MessageInitShape<typeof ProfessionalFactsSchema> {
  return {
    profiles: [...profils],
    certifications: [...new Set(certifications.map(({ code }) => code))],
    structureId: structure_id ?? '',
    commune: commune ?? '',
    endsOn: fin ?? '',
  };
}
