import { ApiPropertyOptional } from '@nestjs/swagger';
import { typesStructure } from '@maillage/nomenclatures';
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
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

/** Formats of the directory of structures, the default first. */
export const STRUCTURE_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

const typeCodes: string[] = typesStructure.valeurs.map(({ code }) => code);
/** Parameters of the directory of structures. */
export class StructuresQuery extends PageQuery {
  @ApiPropertyOptional({
    description:
      'Mots cherchés dans le nom, les antennes, l’adresse et la commune ; accents et fautes de frappe pardonnés.',
    maxLength: 200,
  })
  @IsOptional()
  @IsString(says('q est un texte, donné une seule fois.', 'q is a text, given once.'))
  @MaxLength(200, says('q : 200 caractères au plus.', 'q: 200 characters at most.'))
  q?: string;

  @ApiPropertyOptional({ description: 'Territoire, par exemple departement-62.', maxLength: 30 })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;

  @ApiPropertyOptional({
    description: 'Types, dont la structure a l’un (paramètre répété, ou séparés par des virgules).',
    enum: typeCodes,
    isArray: true,
    maxItems: 30,
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    (Array.isArray(value) ? (value as unknown[]) : [value]).flatMap((part) =>
      typeof part === 'string' ? part.split(',').map((code) => code.trim()) : [part],
    ),
  )
  @IsIn(typeCodes, {
    each: true,
    ...says(
      'type : une valeur est inconnue ; la liste est à /v1/nomenclatures/type_structure.',
      'type: a value is unknown; the list is at /v1/nomenclatures/type_structure.',
    ),
  })
  type?: string[];

  @ApiPropertyOptional({
    description: 'SIRET ; à défaut SIREN, RNA ou RIDET de structures qui n’ont pas de SIRET.',
    maxLength: 20,
    example: '43493312300029',
  })
  @IsOptional()
  @Matches(
    /^[A-Za-z0-9 ]{9,20}$/,
    says('siret : 9 à 14 lettres ou chiffres.', 'siret: 9 to 14 letters or digits.'),
  )
  siret?: string;

  @ApiPropertyOptional({ description: 'Source.', maxLength: 63 })
  @IsOptional()
  @IsString(says('source est un texte, donné une seule fois.', 'source is a text, given once.'))
  @MaxLength(63, says('source : 63 caractères au plus.', 'source: 63 characters at most.'))
  source?: string;

  @ApiPropertyOptional({ description: 'Structure parente.', ...UUID })
  @IsOptional()
  @IsUUID(
    'all',
    says(
      'Attendu : un identifiant de structure (UUID).',
      'Expected: the id of a structure (UUID).',
    ),
  )
  parent_id?: string;

  @ApiPropertyOptional({ description: 'État ; les deux par défaut.', enum: ['active', 'fermee'] })
  @IsOptional()
  @IsIn(
    ['active', 'fermee'],
    says('etat vaut « active » ou « fermee ».', 'etat is "active" or "fermee".'),
  )
  etat?: 'active' | 'fermee';

  @FormatParameter(
    STRUCTURE_FORMATS,
    ' csv, xlsx et ndjson donnent toutes les structures en un flux, sans pages.',
  )
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}

/** How a structure leaves the directory. */
export class CloseQuery {
  @ApiPropertyOptional({ description: 'Jour de la fermeture ; aujourd’hui par défaut.', ...DAY })
  @IsOptional()
  @IsDay('date')
  date?: string;

  @ApiPropertyOptional({ description: 'Structure, active, qui lui succède.', ...UUID })
  @IsOptional()
  @IsUUID(
    'all',
    says(
      'Attendu : un identifiant de structure (UUID).',
      'Expected: the id of a structure (UUID).',
    ),
  )
  successeur_id?: string;

  @ApiPropertyOptional({
    description:
      '« oui » : elle a été inscrite par erreur, dans les 24 heures ; elle est retirée et non fermée.',
    enum: ['oui', 'non'],
    default: 'non',
  })
  @IsOptional()
  @IsIn(['oui', 'non'], says('erreur vaut « oui » ou « non ».', 'erreur is "oui" or "non".'))
  erreur?: 'oui' | 'non';
}
