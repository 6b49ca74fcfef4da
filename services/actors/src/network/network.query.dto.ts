import { ApiPropertyOptional } from '@nestjs/swagger';
import { typesReseau } from '@maillage/nomenclatures';
import {
  type Format,
  FormatParameter,
  PageQuery,
  says,
  SpreadsheetParameter,
  UUID,
} from '@maillage/platform';
import { Transform } from 'class-transformer';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Formats of the directory of networks, the default first. */
export const NETWORK_FORMATS = ['json', 'ndjson', 'csv', 'xlsx'] as const satisfies Format[];

const typeCodes: string[] = typesReseau.valeurs.map(({ code }) => code);

/** Parameters of the directory of networks. */
export class NetworksQuery extends PageQuery {
  @ApiPropertyOptional({
    description:
      'Mots cherchés dans le nom, le territoire et la présentation ; accents et fautes de frappe pardonnés.',
    maxLength: 200,
  })
  @IsOptional()
  @IsString(says('q est un texte, donné une seule fois.', 'q is a text, given once.'))
  @MaxLength(200, says('q : 200 caractères au plus.', 'q: 200 characters at most.'))
  q?: string;

  @ApiPropertyOptional({
    description:
      'Territoire, par exemple departement-62 : les réseaux qui couvrent, en entier ou en partie, ce territoire.',
    maxLength: 30,
  })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;

  @ApiPropertyOptional({
    description: 'Types, dont le réseau a l’un (paramètre répété, ou séparés par des virgules).',
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
      'type : une valeur est inconnue ; la liste est à /v1/nomenclatures/type_reseau.',
      'type: a value is unknown; the list is at /v1/nomenclatures/type_reseau.',
    ),
  })
  type?: string[];

  @ApiPropertyOptional({
    description: 'Structure qui l’anime, ou en est ou a été membre.',
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

  @ApiPropertyOptional({ description: 'Source.', maxLength: 63 })
  @IsOptional()
  @IsString(says('source est un texte, donné une seule fois.', 'source is a text, given once.'))
  @MaxLength(63, says('source : 63 caractères au plus.', 'source: 63 characters at most.'))
  source?: string;

  @FormatParameter(
    NETWORK_FORMATS,
    ' csv, xlsx et ndjson donnent tous les réseaux en un flux, sans pages.',
  )
  format?: Format;

  @SpreadsheetParameter()
  tableur?: 'oui' | 'non';
}
