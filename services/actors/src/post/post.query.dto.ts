import { ApiPropertyOptional } from '@nestjs/swagger';
import { dispositifsPoste } from '@maillage/nomenclatures';
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
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Formats of the list of posts, the default first. */
export const POST_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

const schemeCodes: string[] = dispositifsPoste.valeurs.map(({ code }) => code);

/** Parameters of the list of posts. */
export class PostsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Territoire, par exemple departement-62.', maxLength: 30 })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;

  @ApiPropertyOptional({ description: 'Structure.', ...UUID })
  @IsOptional()
  @IsUUID('all', says('structure est un identifiant (UUID).', 'structure is an id (UUID).'))
  structure?: string;

  @ApiPropertyOptional({ description: 'Professionnel.', ...UUID })
  @IsOptional()
  @IsUUID('all', says('professionnel est un identifiant (UUID).', 'professionnel is an id (UUID).'))
  professionnel?: string;

  @ApiPropertyOptional({
    description: 'Dispositifs, dont le poste a l’un (répété, ou séparés par des virgules).',
    enum: schemeCodes,
    isArray: true,
    maxItems: 30,
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((part) =>
      typeof part === 'string' ? part.split(',').map((code) => code.trim()) : [part],
    ),
  )
  @IsIn(schemeCodes, {
    each: true,
    ...says(
      'dispositif : une valeur est inconnue ; la liste est à /v1/nomenclatures/dispositif_poste.',
      'dispositif: a value is unknown; the list is at /v1/nomenclatures/dispositif_poste.',
    ),
  })
  dispositif?: string[];

  @ApiPropertyOptional({
    description: 'Ceux qui courent ce jour-là ; tous, quel que soit le jour, par défaut.',
    ...DAY,
  })
  @IsOptional()
  @IsDay('au')
  au?: string;

  @FormatParameter(POST_FORMATS, ' csv, xlsx et ndjson donnent tout en un flux, sans pages.')
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}

/** How a post ends. */
export class EndPostQuery {
  @ApiPropertyOptional({ description: 'Dernier jour ; aujourd’hui par défaut.', ...DAY })
  @IsOptional()
  @IsDay('date')
  date?: string;

  @ApiPropertyOptional({
    description: '« oui » : inscrit par erreur, dans les 24 heures ; retiré, sans dernier jour.',
    enum: ['oui', 'non'],
    default: 'non',
  })
  @IsOptional()
  @IsIn(['oui', 'non'], says('erreur vaut « oui » ou « non ».', 'erreur is "oui" or "non".'))
  erreur?: 'oui' | 'non';
}

/** Parameters of the team of a structure. */
export class TeamQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Jour, aujourd’hui par défaut.', ...DAY })
  @IsOptional()
  @IsDay('au')
  au?: string;

  @FormatParameter(POST_FORMATS, ' csv, xlsx et ndjson donnent tout en un flux, sans pages.')
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}
