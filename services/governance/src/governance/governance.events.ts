import { create } from '@bufbuild/protobuf';
import { GovernanceWithdrawnSchema, GovernanceWrittenSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Happening } from '../record/record.js';
import type { Governance } from './governance.js';

/** The event of a governance as it is now, or that went. */
export function governanceEvent(
  { id, version, at }: Happening,
  governance: Governance | undefined,
): OutgoingEvent<typeof GovernanceWrittenSchema | typeof GovernanceWithdrawnSchema> {
  const common = { aggregateId: id, version, at };
  if (governance === undefined) {
    const schema = GovernanceWithdrawnSchema;
    return { ...common, schema, message: create(schema, { governanceId: id }) };
  }
  const { territoires, membres = [], debut, fin } = governance;
  const schema = GovernanceWrittenSchema;
  const told = {
    governanceId: id,
    territories: [...territoires],
    members: membres.map(({ structure_id, statut, coporteur, depuis }) => ({
      structureId: structure_id,
      status: statut,
      isLead: coporteur === true,
      since: depuis ?? '',
    })),
    startsOn: debut ?? '',
    endsOn: fin ?? '',
  };
  return { ...common, schema, message: create(schema, told) };
}
