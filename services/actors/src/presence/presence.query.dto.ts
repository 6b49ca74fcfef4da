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

/** Formats of the list of presences, the default first. */
export const PRESENCE_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

/** Parameters of the list of presences. */
export class PresencesQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Territoire, par exemple departement-62.', maxLength: 30 })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;

  @ApiPropertyOptional({ description: 'Lieu.', ...UUID })
  @IsOptional()
  @IsUUID('all', says('lieu est un identifiant (UUID).', 'lieu is an id (UUID).'))
  lieu?: string;

  @ApiPropertyOptional({ description: 'Professionnel.', ...UUID })
  @IsOptional()
  @IsUUID('all', says('professionnel est un identifiant (UUID).', 'professionnel is an id (UUID).'))
  professionnel?: string;

  @ApiPropertyOptional({
    description: 'Celles qui courent ce jour-là ; toutes, quel que soit le jour, par défaut.',
    ...DAY,
  })
  @IsOptional()
  @IsDay('au')
  au?: string;

  @FormatParameter(PRESENCE_FORMATS, ' csv, xlsx et ndjson donnent tout en un flux, sans pages.')
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}

/** How a presence ends. */
export class EndPresenceQuery {
  @ApiPropertyOptional({ description: 'Dernier jour ; aujourd’hui par défaut.', ...DAY })
  @IsOptional()
  @IsDay('date')
  date?: string;

  @ApiPropertyOptional({
    description: '« oui » : inscrite par erreur, dans les 24 heures ; retirée, sans dernier jour.',
    enum: ['oui', 'non'],
    default: 'non',
  })
  @IsOptional()
  @IsIn(['oui', 'non'], says('erreur vaut « oui » ou « non ».', 'erreur is "oui" or "non".'))
  erreur?: 'oui' | 'non';
}

/** Parameters of the team of a place. */
export class PlaceTeamQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Jour, aujourd’hui par défaut.', ...DAY })
  @IsOptional()
  @IsDay('au')
  au?: string;

  @FormatParameter(PRESENCE_FORMATS, ' csv, xlsx et ndjson donnent tout en un flux, sans pages.')
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}
