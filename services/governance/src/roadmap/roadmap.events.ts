import { create } from '@bufbuild/protobuf';
import { RoadmapWithdrawnSchema, RoadmapWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Happening } from '../record/record.js';
import type { Roadmap } from './roadmap.js';

/** The event of a roadmap as it is now, or that went. */
export function roadmapEvent(
  { id, version, at }: Happening,
  roadmap: Roadmap | undefined,
): OutgoingEvent<typeof RoadmapWrittenSchema | typeof RoadmapWithdrawnSchema> {
  const common = { aggregateId: id, version, at };
  if (roadmap === undefined) {
    const schema = RoadmapWithdrawnSchema;
    return { ...common, schema, message: create(schema, { roadmapId: id }) };
  }
  const schema = RoadmapWrittenSchema;
  const told = {
    roadmapId: id,
    governanceId: roadmap.gouvernance_id,
    scope: roadmap.perimetre,
    status: roadmap.statut,
    startsOn: roadmap.debut ?? '',
    endsOn: roadmap.fin ?? '',
    adoptedOn: roadmap.adoptee_le ?? '',
    isPublic: roadmap.publique === true,
  };
  return { ...common, schema, message: create(schema, told) };
}
