import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type FaultInWords as Fault, pointerPart } from '@maillage/kernel';

/** Checks bodies and parameters against their DTO; every fault is named by pointer, unknown fields are refused. */
export function validationPipe(): ValidationPipe {
  return new StrictPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => invalid(errors.flatMap((error) => faultsOf(error, ''))),
  });
}

/**
 * Sees what class-validator passes over: unknown fields that every object inherits (`toString`, `constructor`), null,
 * which it takes for a field that was left out, and texts that PostgreSQL can't hold or would change. Comes before the rules
 * of each field: some of them (e-mail addresses) fail on half a character.
 */
class StrictPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, data } = metadata;
    const faults = type === 'custom' ? [] : passedOver(value, data === undefined ? '' : `/${data}`);
    if (faults.length > 0) throw invalid(faults);
    return super.transform(value, metadata) as Promise<unknown>;
  }
}

function passedOver(value: unknown, pointeur: string): Fault[] {
  if (typeof value === 'string') return unstorable(value, pointeur);
  if (value === null)
    return [
      {
        pointeur,
        code: 'platform.null',
        detail: 'null n’est pas une valeur ici : donnez-en une, ou retirez le champ.',
      },
    ];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const here = `${pointeur}/${pointerPart(name)}`;
    return name in Object.prototype ? [unknownField(here, name)] : passedOver(part, here);
  });
}

/** NUL characters, and halves of a character (lone surrogates), which UTF-8 has no bytes for. No honest text has one. */
function unstorable(text: string, pointeur: string): Fault[] {
  if (text.includes('\u0000'))
    return [
      {
        pointeur,
        code: 'platform.control_character',
        detail: 'Le texte contient un caractère nul.',
      },
    ];
  return text.isWellFormed()
    ? []
    : [
        {
          pointeur,
          code: 'platform.half_character',
          detail: 'Le texte contient une moitié de caractère (demi-codet isolé).',
        },
      ];
}

function invalid(faults: readonly Fault[]): DomainError {
  return new DomainError(
    'platform.invalid_input',
    'malformed',
    {
      fr: `${faults.length > 1 ? `${faults.length} valeurs sont` : 'Une valeur est'} à corriger ; « erreurs » dit où et pourquoi.`,
      en: `${faults.length} value(s) to correct; "erreurs" says where and why.`,
    },
    faults,
  );
}

const unknownField = (pointeur: string, name: string): Fault => ({
  pointeur,
  code: 'platform.unknown_field',
  detail: `Le champ « ${name.slice(0, 60)} » n'existe pas ici.`,
});

function faultsOf(error: ValidationError, parent: string): Fault[] {
  const pointeur = `${parent}/${pointerPart(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) =>
    rule === 'whitelistValidation'
      ? unknownField(pointeur, error.property)
      : {
          pointeur,
          code: `platform.${rule.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`,
          detail,
        },
  );
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointeur))];
}
