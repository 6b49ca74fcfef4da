import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { says } from '../runtime/says.js';

/** A parameter of a query that is a text, given once or not at all; its messages name it. */
export const TextParameter =
  (description: string, max: number): PropertyDecorator =>
  (target, key) => {
    const name = String(key);
    applyDecorators(
      ApiPropertyOptional({ description, maxLength: max, type: String }),
      IsOptional(),
      IsString(
        says(`${name} est un texte, donné une seule fois.`, `${name} is a text, given once.`),
      ),
      MaxLength(
        max,
        says(`${name} : ${max} caractères au plus.`, `${name}: at most ${max} characters.`),
      ),
    )(target, key);
  };

/** A parameter of a query that is one of some values, or left out. */
export const ChoiceParameter =
  (description: string, values: readonly string[]): PropertyDecorator =>
  (target, key) => {
    const name = String(key);
    applyDecorators(
      ApiPropertyOptional({ description, enum: values, type: String }),
      IsOptional(),
      IsIn(
        values,
        says(
          `${name} est l’une de ces valeurs : ${values.join(', ')}.`,
          `${name} is one of these values: ${values.join(', ')}.`,
        ),
      ),
    )(target, key);
  };
