import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { statutsFeuille } from '@maillage/nomenclatures';
import {
  type Format,
  FormatParameter,
  PageQuery,
  says,
  SpreadsheetParameter,
  UUID,
} from '@maillage/platform';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { codesOf } from '../record/codes-of.js';

/** Formats of the list of roadmaps, the default first. */
export const ROADMAP_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

/** Parameters of the list of roadmaps. */
export class RoadmapsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Gouvernance.', ...UUID })
  @IsOptional()
  @IsUUID('all', says('gouvernance_id est un identifiant.', 'gouvernance_id is an id.'))
  gouvernance_id?: string;

  @ApiPropertyOptional({
    description: 'Territoire : les feuilles qui le couvrent, en entier ou en partie.',
    maxLength: 30,
    example: 'departement-62',
  })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;

  @ApiPropertyOptional({ description: 'Où elles en sont.', enum: codesOf(statutsFeuille) })
  @IsOptional()
  @IsIn(
    codesOf(statutsFeuille),
    says(
      'statut : voir /v1/nomenclatures/statut_feuille_de_route.',
      'statut: see /v1/nomenclatures/statut_feuille_de_route.',
    ),
  )
  statut?: string;

  @FormatParameter(
    ROADMAP_FORMATS,
    ' csv, xlsx et ndjson donnent toutes les feuilles en un flux, sans pages.',
  )
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}

const NUMBER = {
  type: 'integer',
  format: 'int32',
  minimum: 1,
  maximum: 999_999_999,
  example: 1,
} as const;

/** Which versions are compared. */
export class ComparisonQuery {
  @ApiProperty({ description: 'Version d’où l’on part.', ...NUMBER })
  @Matches(/^[1-9]\d{0,8}$/, says('de est un numéro de version.', 'de is the number of a version.'))
  de!: string;

  @ApiProperty({ description: 'Version où l’on arrive.', ...NUMBER })
  @Matches(/^[1-9]\d{0,8}$/, says('a est un numéro de version.', 'a is the number of a version.'))
  a!: string;
}
