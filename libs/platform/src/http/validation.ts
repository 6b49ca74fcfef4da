import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type Fault } from '@maillage/kernel';

/** Checks bodies and parameters against their DTO; every fault is named by pointer, unknown fields are refused. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => {
      const faults = errors.flatMap((error) => faultsOf(error, ''));
      return new DomainError(
        'platform.invalid_input',
        'malformed',
        {
          fr: `${faults.length > 1 ? `${faults.length} valeurs sont` : 'Une valeur est'} à corriger ; « erreurs » dit où et pourquoi.`,
          en: `${faults.length} value(s) to correct; "erreurs" says where and why.`,
        },
        faults,
      );
    },
  });
}

function faultsOf(error: ValidationError, parent: string): Fault[] {
  const pointeur = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, detail]) => ({
    pointeur,
    code: rule === 'whitelistValidation' ? 'platform.unknown_field' : `platform.${rule.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`,
    detail: rule === 'whitelistValidation' ? `Le champ « ${error.property} » n'existe pas ici.` : detail,
  }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointeur))];
}
