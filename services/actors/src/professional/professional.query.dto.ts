import { ApiPropertyOptional } from '@nestjs/swagger';
import { profils } from '@maillage/nomenclatures';
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

/** Formats of the list of professionals, the default first. */
export const PROFESSIONAL_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

const profileCodes: string[] = profils.valeurs.map(({ code }) => code);

/** Parameters of the list of professionals. */
export class ProfessionalsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Territoire, par exemple departement-62.', maxLength: 30 })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;

  @ApiPropertyOptional({
    description: 'Profils, dont la personne a l’un (répété, ou séparés par des virgules).',
    enum: profileCodes,
    isArray: true,
    maxItems: 30,
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((part) =>
      typeof part === 'string' ? part.split(',').map((code) => code.trim()) : [part],
    ),
  )
  @IsIn(profileCodes, {
    each: true,
    ...says(
      'profil : une valeur est inconnue ; la liste est à /v1/nomenclatures/profil.',
      'profil: a value is unknown; the list is at /v1/nomenclatures/profil.',
    ),
  })
  profil?: string[];

  @ApiPropertyOptional({ description: 'Structure.', ...UUID })
  @IsOptional()
  @IsUUID('all', says('structure est un identifiant (UUID).', 'structure is an id (UUID).'))
  structure?: string;

  @ApiPropertyOptional({ description: 'Lieu où la personne est présente ce jour-là.', ...UUID })
  @IsOptional()
  @IsUUID('all', says('lieu est un identifiant (UUID).', 'lieu is an id (UUID).'))
  lieu?: string;

  @ApiPropertyOptional({
    description: 'Jour dont on veut l’état, aujourd’hui par défaut.',
    ...DAY,
  })
  @IsOptional()
  @IsDay('au')
  au?: string;

  @ApiPropertyOptional({
    description:
      '« oui » : avec qui ils sont, là où vous pouvez le lire. Chaque personne compte, et s’inscrit au journal.',
    enum: ['oui', 'non'],
    default: 'non',
  })
  @IsOptional()
  @IsIn(['oui', 'non'], says('identites vaut « oui » ou « non ».', 'identites is "oui" or "non".'))
  identites?: 'oui' | 'non';

  @FormatParameter(
    PROFESSIONAL_FORMATS,
    ' csv, xlsx et ndjson donnent tout en un flux, sans pages.',
  )
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}

/** How a professional leaves the directory. */
export class EndProfessionalQuery {
  @ApiPropertyOptional({ description: 'Dernier jour ; aujourd’hui par défaut.', ...DAY })
  @IsOptional()
  @IsDay('date')
  date?: string;

  @ApiPropertyOptional({
    description: '« oui » : inscrit par erreur, dans les 24 heures ; retiré, sans jour de fin.',
    enum: ['oui', 'non'],
    default: 'non',
  })
  @IsOptional()
  @IsIn(['oui', 'non'], says('erreur vaut « oui » ou « non ».', 'erreur is "oui" or "non".'))
  erreur?: 'oui' | 'non';
}
