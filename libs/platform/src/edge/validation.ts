import { type ArgumentMetadata, ValidationPipe, type ValidationError } from '@nestjs/common';
import { DomainError, type Fault, pointerPart } from '@maillage/kernel';
import { englishOf } from '../runtime/says.js';

/** Checks bodies and parameters against their DTO; every fault is named by pointer, unknown fields are refused. */
export function validationPipe(): ValidationPipe {
  return new StrictPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: false,
    exceptionFactory: (errors) => invalidInput(errors.flatMap((error) => faultsOf(error, ''))),
  });
}

/**
 * Reads a body that no route gives as it is: a change, merged into what it changes.
 * @param shape its DTO.
 * @throws DomainError malformed with every fault, as for any other body.
 */
export async function readBody<T extends object>(shape: new () => T, value: unknown): Promise<T> {
  return (await validationPipe().transform(value, { type: 'body', metatype: shape })) as T;
}

/**
 * Sees what class-validator passes over: unknown fields that every object inherits (`toString`, `constructor`), null,
 * which it takes for a field that was left out, and texts that PostgreSQL can't hold or would change. Comes before the rules
 * of each field: some of them (e-mail addresses) fail on half a character.
 */
class StrictPipe extends ValidationPipe {
  /** What an empty query is read as, by its class. */
  private readonly unasked = new Map<unknown, object>();

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    const { type, data, metatype } = metadata;
    // Most reads ask for nothing beyond their address, and are checked once: the check costs more than the answer's JSON.
    const isUnasked = type === 'query' && data === undefined && isEmpty(value);
    const known = isUnasked ? this.unasked.get(metatype) : undefined;
    if (known !== undefined) return copyOf(known);
    const faults = type === 'custom' ? [] : passedOver(value, data === undefined ? '' : `/${data}`);
    if (faults.length > 0) throw invalidInput(faults);
    const read = (await super.transform(value, metadata)) as unknown;
    if (isUnasked && typeof read === 'object' && read !== null)
      this.unasked.set(metatype, copyOf(read));
    return read;
  }
}

const isEmpty = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0;

const copyOf = (read: object): object =>
  Object.assign(Object.create(Object.getPrototypeOf(read) as object | null) as object, read);

/** Names that every object has, or a class: what would read them as fields drops them without a word. */
const isInherited = (name: string): boolean => name === 'prototype' || name in Object.prototype;

function passedOver(value: unknown, pointer: string): Fault[] {
  if (typeof value === 'string') return unstorable(value, pointer);
  if (value === null)
    return [
      {
        pointer,
        code: 'platform.null',
        detail: {
          fr: 'null n’est pas une valeur ici : donnez-en une, ou retirez le champ.',
          en: 'null is no value here: give one, or leave the field out.',
        },
      },
    ];
  if (typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([name, part]) => {
    const here = `${pointer}/${pointerPart(name)}`;
    return isInherited(name) ? [unknownField(here, name)] : passedOver(part, here);
  });
}

/** NUL characters, and halves of a character (lone surrogates), which UTF-8 has no bytes for. No honest text has one. */
function unstorable(text: string, pointer: string): Fault[] {
  if (text.includes('\u0000'))
    return [
      {
        pointer,
        code: 'platform.control_character',
        detail: {
          fr: 'Le texte contient un caractère nul.',
          en: 'The text contains a NUL character.',
        },
      },
    ];
  return text.isWellFormed()
    ? []
    : [
        {
          pointer,
          code: 'platform.half_character',
          detail: {
            fr: 'Le texte contient une moitié de caractère (demi-codet isolé).',
            en: 'The text contains half a character (a lone surrogate).',
          },
        },
      ];
}

export function invalidInput(faults: readonly Fault[]): DomainError {
  return new DomainError(
    'platform.invalid_input',
    'malformed',
    {
      fr: `${faults.length > 1 ? `${faults.length} valeurs sont` : 'Une valeur est'} à corriger ; « erreurs » dit où et pourquoi.`,
      en: `${faults.length > 1 ? `${faults.length} values are` : 'A value is'} to be corrected; "erreurs" says where and why.`,
    },
    faults,
  );
}

const unknownField = (pointer: string, name: string): Fault => ({
  pointer,
  code: 'platform.unknown_field',
  detail: {
    fr: `Le champ « ${name.slice(0, 60)} » n'existe pas ici.`,
    en: `There is no field "${name.slice(0, 60)}" here.`,
  },
});

function faultsOf(error: ValidationError, parent: string): Fault[] {
  const pointer = `${parent}/${pointerPart(error.property)}`;
  const own = Object.entries(error.constraints ?? {}).map(([rule, fr]) =>
    rule === 'whitelistValidation'
      ? unknownField(pointer, error.property)
      : {
          pointer,
          code: `platform.${rule.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`,
          detail: { fr, en: englishOf(error.contexts?.[rule]) ?? fr },
        },
  );
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, pointer))];
}
