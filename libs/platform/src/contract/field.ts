import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { says } from '../runtime/says.js';
import { DAY, IsDay, IsInstant } from './day.js';
import { UUID } from './declare.js';

interface Field {
  readonly optional?: true;
  readonly example?: unknown;
}
interface Several {
  /** At least, 0 by default. */
  readonly least?: number;
  readonly most: number;
}

/** A field of a body: its description in the contract and its rules, in one place, under the name that it has. */
const field =
  (
    { optional, example }: Field,
    schema: Parameters<typeof ApiProperty>[0],
    rules: (name: string) => PropertyDecorator[],
  ): PropertyDecorator =>
  (target, key) =>
    applyDecorators(
      ApiProperty({
        ...schema,
        required: optional !== true,
        ...(example === undefined ? {} : { example }),
      } as NonNullable<typeof schema>),
      ...(optional === true ? [IsOptional()] : []),
      ...rules(String(key)),
    )(target, key);

const several = (name: string, { least = 0, most }: Several): PropertyDecorator[] => [
  IsArray(says(`${name} est une liste.`, `${name} is a list.`)),
  ArrayMinSize(
    least,
    says(`${name} : au moins ${least} élément.`, `${name}: at least ${least} item.`),
  ),
  ArrayMaxSize(
    most,
    says(`${name} : ${most} éléments au plus.`, `${name}: at most ${most} items.`),
  ),
];

const ofLength = (name: string, max: number, each: boolean): PropertyDecorator[] => [
  IsString({ each, ...says(`${name} est un texte.`, `${name} is a text.`) }),
  Length(1, max, {
    each,
    ...says(`${name} compte de 1 à ${max} caractères.`, `${name} has 1 to ${max} characters.`),
  }),
];

export const TextField = (
  description: string,
  { max, ...more }: Field & { readonly max: number },
): PropertyDecorator =>
  field(more, { description, type: String, minLength: 1, maxLength: max }, (name) =>
    ofLength(name, max, false),
  );

export const TextsField = (
  description: string,
  { max, least = 0, most, ...more }: Field & Several & { readonly max: number },
): PropertyDecorator =>
  field(
    more,
    {
      description,
      type: [String],
      minItems: least,
      maxItems: most,
      items: { type: 'string', minLength: 1, maxLength: max },
    },
    (name) => [...several(name, { least, most }), ...ofLength(name, max, true)],
  );

/** A day of the calendar. */
export const DayField = (description: string, more: Field = {}): PropertyDecorator =>
  field(more, { description, type: String, ...DAY }, (name) => [IsDay(name, 2200)]);

/** An id of ours. */
export const IdField = (description: string, more: Field = {}): PropertyDecorator =>
  field(more, { description, type: String, ...UUID }, (name) => [
    IsUUID('all', says(`${name} est un identifiant (UUID).`, `${name} is an id (UUID).`)),
  ]);

/** Ids of ours, each once. */
export const IdsField = (
  description: string,
  { most, ...more }: Field & Several,
): PropertyDecorator =>
  field(
    more,
    { description, type: [String], maxItems: most, items: { type: 'string', ...UUID } },
    (name) => [
      ...several(name, { most }),
      IsUUID('all', { each: true, ...says(`${name} : des identifiants.`, `${name}: ids.`) }),
      ArrayUnique(says(`${name} : chacun une fois.`, `${name}: each once.`)),
    ],
  );

/** An instant with its time zone (RFC 3339). */
export const InstantField = (description: string, more: Field = {}): PropertyDecorator =>
  field(more, { description, type: String, format: 'date-time', maxLength: 35 }, (name) => [
    IsInstant(name),
  ]);

export const ChoiceField = (
  description: string,
  values: readonly string[],
  more: Field = {},
): PropertyDecorator =>
  field(more, { description, enum: values }, (name) => [
    IsIn(
      values,
      says(
        `${name} est l’une de ces valeurs : ${values.join(', ')}.`,
        `${name} is one of these values: ${values.join(', ')}.`,
      ),
    ),
  ]);

export const ChoicesField = (
  description: string,
  values: readonly string[],
  { least = 0, ...more }: Field & { readonly least?: number } = {},
): PropertyDecorator =>
  field(
    more,
    { description, enum: values, isArray: true, minItems: least, maxItems: values.length },
    (name) => [
      ...several(name, { least, most: values.length }),
      IsIn(values, {
        each: true,
        ...says(
          `${name} ne contient que ces valeurs : ${values.join(', ')}.`,
          `${name} holds these values only: ${values.join(', ')}.`,
        ),
      }),
    ],
  );

interface Range {
  readonly min: number;
  readonly max: number;
}
const inRange = (name: string, { min, max }: Range): PropertyDecorator[] => [
  Min(min, says(`${name} vaut au moins ${min}.`, `${name} is at least ${min}.`)),
  Max(max, says(`${name} vaut au plus ${max}.`, `${name} is at most ${max}.`)),
];

export const WholeField = (
  description: string,
  { min, max, ...more }: Field & Range,
): PropertyDecorator =>
  field(
    more,
    { description, type: 'integer', format: 'int32', minimum: min, maximum: max },
    (name) => [
      IsInt(says(`${name} est un nombre entier.`, `${name} is an integer.`)),
      ...inRange(name, { min, max }),
    ],
  );

/** An amount of money in whole cents, up to ten billion euros. */
export const CentsField = (description: string, more: Field = {}): PropertyDecorator => {
  const range = { min: 0, max: 1_000_000_000_000 };
  return field(
    more,
    { description, type: 'integer', format: 'int64', minimum: range.min, maximum: range.max },
    (name) => [
      IsInt(
        says(`${name} est un nombre entier de centimes.`, `${name} is a whole number of cents.`),
      ),
      ...inRange(name, range),
    ],
  );
};

export const NumberField = (
  description: string,
  { min, max, ...more }: Field & Range,
): PropertyDecorator =>
  field(
    more,
    { description, type: 'number', format: 'double', minimum: min, maximum: max },
    (name) => [
      IsNumber({}, says(`${name} est un nombre.`, `${name} is a number.`)),
      ...inRange(name, { min, max }),
    ],
  );

export const NumbersField = (
  description: string,
  { min, max, most, ...more }: Field & Range & { readonly most: number },
): PropertyDecorator =>
  field(
    more,
    {
      description,
      type: [Number],
      maxItems: most,
      items: { type: 'number', format: 'double', minimum: min, maximum: max },
    },
    (name) => [
      ...several(name, { most }),
      IsNumber({}, { each: true, ...says(`${name} : des nombres.`, `${name}: numbers.`) }),
      Min(min, { each: true, ...says(`${name} : au moins ${min}.`, `${name}: at least ${min}.`) }),
      Max(max, { each: true, ...says(`${name} : au plus ${max}.`, `${name}: at most ${max}.`) }),
    ],
  );

export const FlagField = (description: string, more: Field = {}): PropertyDecorator =>
  field(more, { description, type: Boolean }, (name) => [
    IsBoolean(says(`${name} vaut true ou false.`, `${name} is true or false.`)),
  ]);

/** An object of a class, whose own fields are checked too. */
export const PartField = (
  description: string,
  classOf: () => Class,
  more: Field = {},
): PropertyDecorator =>
  // Swagger knows a function that gives a class by its name, `type`.
  field(more, { description, type: () => classOf() }, (name) => [
    IsObject(says(`${name} est un objet.`, `${name} is an object.`)),
    ValidateNested(says(`${name} est un objet.`, `${name} is an object.`)),
    Type(classOf),
  ]);

export const PartsField = (
  description: string,
  classOf: () => Class,
  { least = 0, most, ...more }: Field & Several,
): PropertyDecorator =>
  field(
    more,
    { description, type: () => classOf(), isArray: true, minItems: least, maxItems: most },
    (name) => [
      ...several(name, { least, most }),
      IsObject({ each: true, ...says(`${name} : des objets.`, `${name}: objects.`) }),
      ValidateNested({ each: true, ...says(`${name} : des objets.`, `${name}: objects.`) }),
      Type(classOf),
    ],
  );
