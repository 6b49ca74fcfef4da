import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ImportQuery, says } from '@maillage/platform';
import { IsOptional, IsString, MaxLength } from 'class-validator';

/** Parameters of an import. */
export class LheoImportQuery extends ImportQuery {
  @ApiProperty({
    description: 'Territoire dont les coordinateurs répondent des formations importées.',
    maxLength: 30,
    example: 'departement-62',
  })
  @IsString(
    says(
      'territoire est nécessaire, par exemple departement-62.',
      'territoire is needed, for example departement-62.',
    ),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire!: string;
}

/** Parameters of an export. */
export class LheoExportQuery {
  @ApiPropertyOptional({
    description:
      'Territoire : les formations d’un territoire qui a une commune en commun avec lui.',
    maxLength: 30,
  })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;

  @ApiPropertyOptional({ description: 'Source.', maxLength: 63 })
  @IsOptional()
  @IsString(says('source est un texte, donné une seule fois.', 'source is a text, given once.'))
  @MaxLength(63, says('source : 63 caractères au plus.', 'source: 63 characters at most.'))
  source?: string;
}
