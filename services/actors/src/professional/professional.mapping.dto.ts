import { hash } from 'node:crypto';
import { etagOf, type Listing } from '@maillage/platform';
import { communesWithin } from './communes-within.js';
import type { ProfessionalChangeDto, ProfessionalDto } from './professional.dto.js';
import type { Professional } from './professional.js';
import { PROFESSIONAL_FORMATS, type ProfessionalsQuery } from './professional.query.dto.js';
import type { ShownProfessional } from './identify-professional.handler.js';
import type { ProfessionalRecord, WantedProfessionals } from './professional.store.js';

/** How professionals are listed. */
export const PROFESSIONAL_LISTING: Listing<ShownProfessional> = {
  name: 'professionnels',
  formats: PROFESSIONAL_FORMATS,
  columns: [
    { name: 'id', value: ({ sourceId }) => sourceId },
    { name: 'source', value: ({ source }) => source },
    { name: 'profils', value: ({ description }) => description.profils },
    {
      name: 'certifications',
      value: ({ description: { certifications } }) => certifications?.map(({ code }) => code),
    },
    { name: 'langues', value: ({ description }) => description.langues },
    { name: 'joignable', value: ({ description }) => (description.joignable ? 'oui' : 'non') },
    { name: 'structure_id', value: (record) => shown(record).structure_id },
    { name: 'fin', kind: 'day', value: ({ description }) => description.fin },
    { name: 'nom', value: ({ identite }) => identite?.nom },
    { name: 'prenom', value: ({ identite }) => identite?.prenom },
    { name: 'courriel', value: ({ identite }) => identite?.courriel },
    { name: 'telephone', value: ({ identite }) => identite?.telephone },
  ],
  keyOf: ({ id }) => [id],
};

/** A professional with what stands for the structure that keeps the entry. */
const shown = ({ description, beside }: ProfessionalRecord): Professional =>
  beside.structure_survivante === null
    ? description
    : { ...description, structure_id: beside.structure_survivante };

/** A professional as the API gives it. */
export function toDto(record: ShownProfessional): ProfessionalDto {
  return {
    id: record.id,
    identifiants: [{ source: record.source, id: record.sourceId }],
    ...(shown(record) as Pick<ProfessionalDto, keyof Professional>),
    postes: [...record.beside.postes],
    presences: [...record.beside.presences],
    ...(record.identite === undefined ? {} : { identite: record.identite }),
    alertes: alertsOf(record),
    creation: record.createdAt.toISOString(),
    modification: record.modifiedAt.toISOString(),
    version: record.version,
  };
}

/** What became of a professional, for the change feed. */
export function toChange(record: ProfessionalRecord): ProfessionalChangeDto {
  const { id, source, sourceId, withdrawnAt } = record;
  return withdrawnAt === undefined
    ? { nature: 'etat', professionnel: toDto(record) }
    : {
        nature: 'suppression',
        suppression: { id, source, source_id: sourceId, instant: withdrawnAt.toISOString() },
      };
}

/** The tag of a professional. Posts, and a structure that closes, change it without a new version. */
export function tagOf({ id, version, beside }: ProfessionalRecord): string {
  const hanging = hash('sha256', JSON.stringify(beside), 'hex').slice(0, 16);
  return etagOf(`${id}.${hanging}`, version);
}

const alertsOf = ({ beside }: ProfessionalRecord): string[] =>
  beside.structure_fermee ? ['structure_fermee'] : [];

/**
 * What a query asks for.
 * @throws DomainError malformed for an unknown territory.
 */
export const wantedOf = (
  { territoire, profil, structure, lieu, au }: ProfessionalsQuery,
  today: string,
): WantedProfessionals => ({
  communes: communesWithin(territoire),
  profiles: profil,
  structure,
  place: lieu,
  day: au ?? today,
});
