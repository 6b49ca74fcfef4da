import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CountsDto, LineFindingDto, says, TrialQuery, UUID } from '@maillage/platform';
import { IsIn, IsOptional } from 'class-validator';

/** One fault or remark. */
export class FaultDto {
  @ApiProperty({ description: 'Pointeur JSON dans l’élément.', maxLength: 300 })
  pointeur!: string;
  @ApiPropertyOptional({
    description: 'Colonne d’un fichier CSV ou XLSX, comme il la nomme.',
    maxLength: 200,
  })
  colonne?: string;
  @ApiProperty({ description: 'Code stable.', maxLength: 100 })
  code!: string;
  @ApiProperty({ description: 'Ce qui ne va pas et que faire.', maxLength: 1000 })
  detail!: string;
}

/** The word on one item. */
export class VerdictDto {
  @ApiProperty({
    description: 'Rang de l’élément dans le lot, de 0.',
    type: 'integer',
    format: 'int64',
    minimum: 0,
    maximum: Number.MAX_SAFE_INTEGER,
  })
  index!: number;
  @ApiPropertyOptional({
    description: 'Ligne d’un fichier CSV ou XLSX, la première est 1.',
    type: 'integer',
    format: 'int64',
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
  })
  ligne?: number;
  @ApiPropertyOptional({ description: 'Votre identifiant.', maxLength: 200 })
  source_id?: string;
  @ApiProperty({ description: 'Verdict.', enum: ['cree', 'modifie', 'inchange', 'rejete'] })
  verdict!: string;
  @ApiPropertyOptional({ description: 'Notre identifiant.', ...UUID })
  id?: string;
  @ApiPropertyOptional({
    description: 'Toutes les fautes de l’élément refusé.',
    type: [FaultDto],
    maxItems: 10_000,
  })
  erreurs?: FaultDto[];
  @ApiPropertyOptional({
    description: 'Ce qui a été lu autrement qu’écrit.',
    type: [FaultDto],
    maxItems: 100,
  })
  remarques?: FaultDto[];
}

/** The answer to a batch. */
export class BatchOutcomeDto extends CountsDto {
  @ApiProperty({ description: 'Identifiant du lot.', ...UUID })
  lot_id!: string;
  @ApiProperty({
    description: 'Un verdict par élément, dans l’ordre (les refus seuls avec verdicts=rejets).',
    type: [VerdictDto],
    maxItems: 10_000_000,
  })
  items!: VerdictDto[];
  @ApiPropertyOptional({
    description:
      'Ce qui a été lu autrement qu’écrit dans un fichier CSV ou XLSX pris dans son ensemble ; les 100 premières de chaque code.',
    type: [LineFindingDto],
    maxItems: 10_000,
  })
  remarques?: LineFindingDto[];
}

/** Parameters of a batch. */
export class BatchQuery extends TrialQuery {
  @ApiPropertyOptional({
    description: '« rejets » : ne lister que les éléments refusés.',
    enum: ['tous', 'rejets'],
    default: 'tous',
  })
  @IsOptional()
  @IsIn(
    ['tous', 'rejets'],
    says('verdicts vaut « tous » ou « rejets ».', 'verdicts is "tous" or "rejets".'),
  )
  verdicts?: 'tous' | 'rejets';
}
