import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError, type Fault } from '@maillage/kernel';

/** Refuses NUL characters in parameters and bodies: PostgreSQL can't hold them, and no honest text has one. */
@Injectable()
export class NoNulPipe implements PipeTransform {
  transform(value: unknown, { type, data }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    const faults = faultsOf(value, data === undefined ? '' : `/${data}`);
    if (faults.length === 0) return value;
    throw new DomainError(
      'platform.invalid_input',
      'malformed',
      { fr: 'Un texte contient un caractère nul ; « erreurs » dit où. Retirez-le.', en: 'A text holds a NUL character; "erreurs" says where. Take it out.' },
      faults,
    );
  }
}

function faultsOf(value: unknown, pointeur: string): Fault[] {
  if (typeof value === 'string') {
    return value.includes('\u0000') ? [{ pointeur, code: 'platform.control_character', detail: 'Le texte contient un caractère nul.' }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => faultsOf(part, `${pointeur}/${key}`));
}
