import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { says } from '../runtime/says.js';
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
  @IsArray(says('territoires est une liste.', 'territoires is a list.'))
  @ArrayMinSize(
    1,
    says(
      'territoires : indiquez au moins un territoire.',
      'territoires: give at least one territory.',
    ),
  )
  @ArrayMaxSize(200, says('territoires : 200 au plus.', 'territoires: 200 at most.'))
  @ArrayUnique(says('territoires : chacun une seule fois.', 'territoires: each once.'))
  @IsString({
    each: true,
    ...says('territoires : chacun est un texte.', 'territoires: each is a text.'),
  })
  @MaxLength(30, {
    each: true,
    ...says(
      'territoires : 30 caractères au plus chacun.',
      'territoires: 30 characters at most each.',
    ),
  })
  territoires!: string[];

  @ApiPropertyOptional({
    description: 'SIRET des structures auxquelles ces rôles se limitent ; aucune : pas de limite.',
    type: [String],
    maxItems: 200,
    uniqueItems: true,
    items: SIRET,
  })
  @IsOptional()
  @IsArray(says('structures est une liste.', 'structures is a list.'))
  @ArrayMaxSize(200, says('structures : 200 au plus.', 'structures: 200 at most.'))
  @ArrayUnique(says('structures : chacune une seule fois.', 'structures: each once.'))
  @Matches(/^\d{14}$/, {
    each: true,
    ...says('structures : des SIRET, 14 chiffres chacun.', 'structures: SIRETs, 14 digits each.'),
  })
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
  @IsArray(says('finalites est une liste.', 'finalites is a list.'))
  @ArrayMinSize(
    1,
    says(
      'finalites : indiquez-en au moins une, ou aucune liste.',
      'finalites: give at least one, or no list.',
    ),
  )
  @ArrayUnique(says('finalites : chacune une seule fois.', 'finalites: each once.'))
  @IsIn(PURPOSE_CODES, {
    each: true,
    ...says(
      `finalites : chacune est l'une de ${PURPOSE_CODES.join(', ')}.`,
      `finalites: each is one of ${PURPOSE_CODES.join(', ')}.`,
    ),
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
