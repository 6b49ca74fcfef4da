import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { type Purpose, PURPOSES, type Role, ROLES } from './permissions.js';

const PURPOSE_CODES = Object.keys(PURPOSES) as Purpose[];
const TERRITORY = {
  type: 'string',
  maxLength: 30,
  pattern: '^(france|(region|departement|epci|commune)-[0-9AB]+)$',
} as const;
/** SIRET of a structure, as OpenAPI describes it. */
export const SIRET = { type: 'string', maxLength: 14, pattern: '^[0-9]{14}$' } as const;

const TEXTS = { type: [String], maxItems: 200, items: { type: 'string', maxLength: 60 } } as {
  type: [typeof String];
  maxItems: number;
};

/** Where rights are to hold and what for. */
export class ReachDto {
  @ApiProperty({
    description: 'Territoires où ces rôles valent.',
    type: [String],
    minItems: 1,
    maxItems: 200,
    uniqueItems: true,
    items: TERRITORY,
    example: ['departement-62'],
  })
  @IsArray({ message: 'territoires est une liste.' })
  @ArrayMinSize(1, { message: 'territoires : indiquez au moins un territoire.' })
  @ArrayMaxSize(200, { message: 'territoires : 200 au plus.' })
  @ArrayUnique({ message: 'territoires : chacun une seule fois.' })
  @IsString({ each: true, message: 'territoires : chacun est un texte.' })
  @MaxLength(30, { each: true, message: 'territoires : 30 caractères au plus chacun.' })
  territoires!: string[];

  @ApiPropertyOptional({
    description: 'SIRET des structures auxquelles ces rôles se limitent ; aucune : pas de limite.',
    type: [String],
    maxItems: 200,
    uniqueItems: true,
    items: SIRET,
  })
  @IsOptional()
  @IsArray({ message: 'structures est une liste.' })
  @ArrayMaxSize(200, { message: 'structures : 200 au plus.' })
  @ArrayUnique({ message: 'structures : chacune une seule fois.' })
  @Matches(/^\d{14}$/, { each: true, message: 'structures : des SIRET, 14 chiffres chacun.' })
  structures?: string[];

  @ApiPropertyOptional({
    description:
      'Finalités pour lesquelles l’accès est donné ; par défaut, toutes celles que servent les rôles.',
    isArray: true,
    enum: PURPOSE_CODES,
    minItems: 1,
    maxItems: 20,
    uniqueItems: true,
  })
  @IsOptional()
  @IsArray({ message: 'finalites est une liste.' })
  @ArrayMinSize(1, { message: 'finalites : indiquez-en au moins une, ou aucune liste.' })
  @ArrayUnique({ message: 'finalites : chacune une seule fois.' })
  @IsIn(PURPOSE_CODES, {
    each: true,
    message: `finalites : chacune est l'une de ${PURPOSE_CODES.join(', ')}.`,
  })
  finalites?: Purpose[];
}

/** A role, where it holds and what for. */
export class GrantDto {
  @ApiProperty({ description: 'Rôle.', enum: ROLES })
  role!: Role;
  @ApiProperty({ description: 'Territoires où il vaut.', ...TEXTS })
  territoires!: string[];
  @ApiProperty({
    description: 'SIRET des structures auxquelles il se limite ; aucune : pas de limite.',
    ...TEXTS,
  })
  structures!: string[];
  @ApiProperty({
    description: 'Finalités.',
    isArray: true,
    enum: Object.keys(PURPOSES),
    maxItems: 20,
  })
  finalites!: Purpose[];
}
