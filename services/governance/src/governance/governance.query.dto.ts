import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Format,
  FormatParameter,
  PageQuery,
  says,
  SpreadsheetParameter,
  UUID,
} from '@maillage/platform';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Formats of the list of governances, the default first. */
export const GOVERNANCE_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

/** Parameters of the list of governances. */
export class GovernancesQuery extends PageQuery {
  @ApiPropertyOptional({
    description: 'Territoire : les gouvernances qui le couvrent, en entier ou en partie.',
    maxLength: 30,
    example: 'departement-62',
  })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;

  @ApiPropertyOptional({
    description: 'Structure qui en est ou en a été membre : toutes les siennes.',
    ...UUID,
  })
  @IsOptional()
  @IsUUID(
    'all',
    says(
      'Attendu : un identifiant de structure (UUID).',
      'Expected: the id of a structure (UUID).',
    ),
  )
  structure_id?: string;

  @FormatParameter(
    GOVERNANCE_FORMATS,
    ' csv, xlsx et ndjson donnent toutes les gouvernances en un flux, sans pages.',
  )
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}
