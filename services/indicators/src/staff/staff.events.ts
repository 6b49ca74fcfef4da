import {
  type PostFacts,
  PostOpenedSchema,
  PostRevisedSchema,
  PostWithdrawnSchema,
  type ProfessionalFacts,
  ProfessionalRegisteredSchema,
  ProfessionalRevisedSchema,
  ProfessionalWithdrawnSchema,
  type StructureFacts,
  StructureClosedSchema,
  StructureMergedSchema,
  StructureRegisteredSchema,
  StructureRevisedSchema,
  StructureUnmergedSchema,
} from '@maillage/contracts';
import { parisDate } from '@maillage/kernel';
import { messageOf, type ReceivedEvent } from '@maillage/platform';
import type { KnownPost, KnownProfessional, KnownStructure } from './known-staff.js';

const dayOr = (day: string): string | null => (day === '' ? null : day);
const THOUSAND = 1000;

/**
 * The posts that events tell of, each as it is after them. A post that loses its holder is vacant from that day on: who held
 * it until then, and was erased perhaps, stays counted for the days before.
 */
export function postsIn(events: readonly ReceivedEvent[]): KnownPost[] {
  const posts = new Map<string, KnownPost>();
  for (const event of events) {
    const withdrawn = messageOf(event, PostWithdrawnSchema)?.before;
    const facts =
      messageOf(event, PostOpenedSchema)?.facts ??
      messageOf(event, PostRevisedSchema)?.after ??
      withdrawn;
    if (facts === undefined) continue;
    const earlier = posts.get(event.aggregateId);
    const isHeld = facts.professionalId !== '';
    posts.set(event.aggregateId, {
      ...described(event.aggregateId, facts),
      professional_id: isHeld ? facts.professionalId : (earlier?.professional_id ?? null),
      vacant_from: isHeld ? null : (earlier?.vacant_from ?? parisDate(event.at)),
      is_withdrawn: withdrawn !== undefined,
    });
  }
  return [...posts.values()];
}

const described = (
  id: string,
  facts: PostFacts,
): Omit<KnownPost, 'professional_id' | 'vacant_from' | 'is_withdrawn'> => ({
  id,
  structure_id: facts.structureId,
  commune: facts.commune,
  starts_on: facts.startsOn,
  ends_on: dayOr(facts.endsOn),
  share: facts.fullTimeShare === undefined ? null : Math.round(facts.fullTimeShare * THOUSAND),
  scheme: facts.scheme,
  contract: facts.contract,
  funding: facts.funding,
});

/** The structures that events tell of, each as it is after them. */
export function structuresIn(events: readonly ReceivedEvent[]): KnownStructure[] {
  const structures = new Map<string, KnownStructure>();
  const learn = (id: string, facts: StructureFacts, survivor_id: string | null): void => {
    structures.set(id, {
      id,
      commune: facts.commune,
      closed_on: dayOr(facts.closedOn),
      survivor_id,
    });
  };
  for (const event of events) {
    const id = event.aggregateId;
    const merged = messageOf(event, StructureMergedSchema);
    const facts =
      messageOf(event, StructureRegisteredSchema)?.facts ??
      messageOf(event, StructureRevisedSchema)?.after ??
      messageOf(event, StructureClosedSchema)?.after ??
      messageOf(event, StructureUnmergedSchema)?.facts;
    if (merged?.before !== undefined) learn(id, merged.before, merged.survivorId);
    else if (facts !== undefined) learn(id, facts, null);
  }
  return [...structures.values()];
}

/** The professionals that events tell of, each as it is after them. Who is withdrawn is there no longer from that day on. */
export function professionalsIn(events: readonly ReceivedEvent[]): KnownProfessional[] {
  const professionals = new Map<string, KnownProfessional>();
  const learn = (id: string, facts: ProfessionalFacts, until: string | null): void => {
    const { profiles, certifications } = facts;
    professionals.set(id, { id, profiles, certifications, ends_on: until });
  };
  for (const event of events) {
    const withdrawn = messageOf(event, ProfessionalWithdrawnSchema)?.before;
    const facts =
      messageOf(event, ProfessionalRegisteredSchema)?.facts ??
      messageOf(event, ProfessionalRevisedSchema)?.after;
    if (facts !== undefined) learn(event.aggregateId, facts, dayOr(facts.endsOn));
    else if (withdrawn !== undefined)
      learn(event.aggregateId, withdrawn, dayOr(withdrawn.endsOn) ?? parisDate(event.at));
  }
  return [...professionals.values()];
}
