import { type DescMessage, getOption, hasOption } from '@bufbuild/protobuf';
import { subject } from './gen/maillage/event/v1/options_pb.js';
import { eventSchemas } from './gen/registry.js';

const schemas = new Map(eventSchemas.map((schema) => [getOption(schema, subject), schema]));

/**
 * The subject a message is published under.
 * @throws Error when the message declares none: it is not an event.
 */
export function subjectOf(schema: DescMessage): string {
  if (!hasOption(schema, subject)) throw new Error(`${schema.typeName} declares no subject`);
  return getOption(schema, subject);
}

/** The message published under a subject, or undefined when this version has no such event. */
export function schemaOf(subjectName: string): DescMessage | undefined {
  return schemas.get(subjectName);
}
