import { communesOf, parseTerritoryRef } from '@maillage/territories';
import { unknownTerritory } from '../place/place.errors.js';
import { isStale, valueOf } from './proposition.js';
import type { PropositionDto } from './proposition.dto.js';
import type { PropositionRecord, WantedPropositions } from './proposition.queries.store.js';
import type { PropositionsQuery } from './proposition.query.dto.js';

/** A proposition as the API gives it: beside what each field says today. */
export function toDto(record: PropositionRecord): PropositionDto {
  const { subject: nature, subjectId, present, fields, others } = record;
  return {
    id: record.id,
    structure_id: record.structureId,
    cible: { nature, id: subjectId, ...(present.nom === undefined ? {} : { nom: present.nom }) },
    etat: record.isOpen ? 'en_attente' : 'decidee',
    champs: fields.map((field) => ({
      champ: field.champ,
      avant: field.avant,
      actuel: valueOf(present, field.champ),
      propose: field.propose,
      etat: field.etat,
      perimee: field.etat === 'en_attente' && isStale(field, present),
      concurrentes: others.filter(({ champ }) => champ === field.champ).map(({ id }) => id),
    })),
    creation: record.createdAt.toISOString(),
    ...(record.decidedAt === undefined ? {} : { decision: record.decidedAt.toISOString() }),
    version: record.version,
  };
}

/**
 * What a query asks for.
 * @throws DomainError malformed for an unknown territory.
 */
export function wantedOf(query: PropositionsQuery): WantedPropositions {
  return {
    isOpen: query.etat === undefined ? undefined : query.etat === 'en_attente',
    structure: query.structure_id,
    subject: query.nature,
    communes:
      query.territoire === undefined || query.territoire === 'france'
        ? undefined
        : communesIn(query.territoire),
  };
}

function communesIn(text: string): readonly string[] {
  const ref = parseTerritoryRef(text);
  if (ref === undefined) throw unknownTerritory(text);
  return communesOf(ref);
}
