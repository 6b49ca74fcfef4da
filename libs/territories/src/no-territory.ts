import { DomainError, type ErrorKind } from '@maillage/kernel';
import { heirsOf } from './relations.js';

/** How a service refuses a reference: its code; malformed as a parameter, invalid as a field, not found as an address. */
interface Refusal {
  readonly code: string;
  readonly kind: Extract<ErrorKind, 'malformed' | 'invalid' | 'not_found'>;
}

/**
 * The refusal of a reference that is no territory of today. For a commune that is no more, or a part of one, the answer holds
 * today's (`aujourd_hui`).
 */
export function noTerritory(text: string, { code, kind }: Refusal): DomainError {
  const written = text.slice(0, 60);
  const heirs = heirsOf(text);
  const detail =
    heirs.length > 0
      ? {
          fr: `« ${written} » n'est pas un territoire d'aujourd'hui : il est devenu, ou fait partie de ${heirs.join(', ')}.`,
          en: `"${written}" is not a territory of today: it became, or is part of ${heirs.join(', ')}.`,
        }
      : {
          fr: `« ${written} » n'est pas un territoire ; écrivez par exemple departement-62.`,
          en: `"${written}" is not a territory; write for example departement-62.`,
        };
  const faults = kind === 'not_found' ? [] : [{ pointer: '/territoire', code, detail }];
  const members = heirs.length > 0 ? { aujourd_hui: heirs } : {};
  return new DomainError(code, kind, detail, faults, undefined, members);
}
