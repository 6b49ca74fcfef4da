import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { DomainError, type Fault } from '@maillage/kernel';

/**
 * Refuses what PostgreSQL can't hold or would change, in parameters and bodies: NUL characters, and halves of a character
 * (lone surrogates), which UTF-8 has no bytes for. No honest text has one.
 */
@Injectable()
export class NoNulPipe implements PipeTransform {
  transform(value: unknown, { type, data }: ArgumentMetadata): unknown {
    if (type === 'custom') return value;
    const faults = faultsOf(value, data === undefined ? '' : `/${data}`);
    if (faults.length === 0) return value;
    throw new DomainError(
      'platform.invalid_input',
      'malformed',
      { fr: 'Un texte contient un caractère nul ou une moitié de caractère ; « erreurs » dit où. Retirez-les.', en: 'A text holds a NUL character or half of a character; "erreurs" says where. Take them out.' },
      faults,
    );
  }
}

function faultsOf(value: unknown, pointeur: string): Fault[] {
  if (typeof value === 'string') {
    if (value.includes('\u0000')) return [{ pointeur, code: 'platform.control_character', detail: 'Le texte contient un caractère nul.' }];
    return value.isWellFormed() ? [] : [{ pointeur, code: 'platform.half_character', detail: 'Le texte contient une moitié de caractère (demi-codet isolé).' }];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => faultsOf(part, `${pointeur}/${key}`));
}
