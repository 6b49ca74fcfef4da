import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  DAY,
  type Format,
  FormatParameter,
  IsDay,
  PageQuery,
  says,
  SpreadsheetParameter,
  UUID,
} from '@maillage/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Formats of the list of sessions, the default first. */
export const SESSION_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

const STATES = ['brouillon', 'ouverte', 'a_confirmer', 'confirmee', 'annulee', 'tenue', 'close'];

/** Parameters of the list of sessions. */
export class SessionsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Formation.', ...UUID })
  @IsOptional()
  @IsUUID('all', says('formation est un identifiant (UUID).', 'formation is an id (UUID).'))
  formation?: string;

  @ApiPropertyOptional({
    description: 'Territoire : les sessions d’un territoire qui a une commune en commun avec lui.',
    maxLength: 30,
  })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;

  @ApiPropertyOptional({ description: 'État.', enum: STATES })
  @IsOptional()
  @IsIn(
    STATES,
    says(
      `etat est l’une de ces valeurs : ${STATES.join(', ')}.`,
      `etat is one of these values: ${STATES.join(', ')}.`,
    ),
  )
  etat?: string;

  @ApiPropertyOptional({ description: 'Celles qui finissent ce jour-là ou après.', ...DAY })
  @IsOptional()
  @IsDay('du')
  du?: string;

  @ApiPropertyOptional({ description: 'Celles qui commencent ce jour-là ou avant.', ...DAY })
  @IsOptional()
  @IsDay('au')
  au?: string;

  @ApiPropertyOptional({
    description: '« oui » : celles où l’on s’inscrit, et qui ont une place libre.',
    enum: ['oui', 'non'],
  })
  @IsOptional()
  @IsIn(
    ['oui', 'non'],
    says('places_libres vaut « oui » ou « non ».', 'places_libres is "oui" or "non".'),
  )
  places_libres?: 'oui' | 'non';

  @FormatParameter(
    SESSION_FORMATS,
    ' csv, xlsx et ndjson donnent toutes les sessions en un flux, sans pages.',
  )
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}
