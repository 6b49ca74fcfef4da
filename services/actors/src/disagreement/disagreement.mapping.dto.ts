import { etagOf } from '@maillage/platform';
import { communesOf, parseTerritoryRef } from '@maillage/territories';
import { fieldsOf } from '../hand/hand.js';
import { unknownTerritory } from '../place/place.errors.js';
import type { DisagreementDto } from './disagreement.dto.js';
import type { DisagreementRecord, WantedDisagreements } from './disagreement.queries.store.js';
import type { DisagreementsQuery } from './disagreement.query.dto.js';

/** A disagreement as the API gives it: beside what the entry says today. */
export function toDto(record: DisagreementRecord): DisagreementDto {
  const { subject: nature, subjectId, field, said, state } = record;
  const present = record.present as Readonly<Record<string, unknown>>;
  const { nom } = record.present;
  const told = state === 'accord' ? present : said;
  return {
    id: record.id,
    cible: { nature, id: subjectId, ...(nom === undefined ? {} : { nom }) },
    source: record.source,
    champ: field,
    valeurs: fieldsOf(nature, field)
      .map((champ) => ({ champ, actuel: present[champ] ?? null, source: told[champ] ?? null }))
      .filter(({ actuel, source }) => actuel !== null || source !== null),
    etat: state,
    correction: record.correctedAt.toISOString(),
    modification: record.modifiedAt.toISOString(),
    version: record.version,
  };
}

/** The tag of a disagreement, which shows what the entry says. */
export const tagOf = ({ id, presentVersion, version }: DisagreementRecord): string =>
  etagOf(`${id}.${presentVersion}`, version);

/**
 * What a query asks for.
 * @throws DomainError malformed for an unknown territory.
 */
export function wantedOf(query: DisagreementsQuery): WantedDisagreements {
  const { etat, nature, cible_id, source, territoire } = query;
  return {
    ...{ state: etat, subject: nature, subjectId: cible_id, source },
    communes:
      territoire === undefined || territoire === 'france' ? undefined : communesIn(territoire),
  };
}

function communesIn(text: string): readonly string[] {
  const ref = parseTerritoryRef(text);
  if (ref === undefined) throw unknownTerritory(text);
  return communesOf(ref);
}
