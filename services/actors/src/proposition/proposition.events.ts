import { create } from '@bufbuild/protobuf';
import { PropositionDecidedSchema, PropositionMadeSchema } from '@maillage/contracts';
import type { OutgoingEvent } from '@maillage/platform';
import type { Decided, ProposedField, Subject } from './proposition.js';

/** What a proposition is about. */
interface About {
  readonly id: string;
  readonly structureId: string;
  readonly subject: Subject;
  readonly subjectId: string;
}

/** The event of a correction that was proposed: which fields, not what they are to say. */
export function propositionMade(
  { id, structureId, subject, subjectId }: About,
  fields: readonly ProposedField[],
  commune: string | undefined,
  at: Date,
): OutgoingEvent<typeof PropositionMadeSchema> {
  const message = create(PropositionMadeSchema, {
    ...{ propositionId: id, structureId, subject, subjectId },
    fields: namesOf(fields),
    commune: commune ?? '',
  });
  return { schema: PropositionMadeSchema, message, aggregateId: id, version: 1, at };
}

/** The event of fields that were accepted or refused. */
export function propositionDecided(
  { id, structureId }: About,
  version: number,
  { accepted, refused, fields }: Decided,
  at: Date,
): OutgoingEvent<typeof PropositionDecidedSchema> {
  const message = create(PropositionDecidedSchema, {
    ...{ propositionId: id, structureId },
    ...{ accepted: namesOf(accepted), refused: namesOf(refused) },
    isOpen: fields.some(({ etat }) => etat === 'en_attente'),
  });
  return { schema: PropositionDecidedSchema, message, aggregateId: id, version, at };
}

const namesOf = (fields: readonly ProposedField[]): string[] => fields.map(({ champ }) => champ);
