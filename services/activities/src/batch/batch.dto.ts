import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { UUID, says } from '@maillage/platform';
import { IsIn, IsOptional } from 'class-validator';

/** One fault or remark. */
export class FaultDto {
  @ApiProperty({ description: 'Pointeur JSON dans l’élément.', maxLength: 300 })
  pointeur!: string;
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

const COUNT = {
  type: 'integer',
  format: 'int64',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

/** The answer to a batch. */
export class BatchOutcomeDto {
  @ApiProperty({ description: 'Identifiant du lot.', ...UUID })
  lot_id!: string;
  @ApiProperty({ ...COUNT, description: 'Éléments reçus.' })
  recus!: number;
  @ApiProperty({ ...COUNT, description: 'Activités créées.' })
  crees!: number;
  @ApiProperty({ ...COUNT, description: 'Activités corrigées.' })
  modifies!: number;
  @ApiProperty({ ...COUNT, description: 'Activités déjà connues telles quelles.' })
  inchanges!: number;
  @ApiProperty({ ...COUNT, description: 'Éléments refusés.' })
  rejetes!: number;
  @ApiPropertyOptional({ description: 'Vrai pour un essai : rien n’a été écrit.' })
  simulation?: boolean;
  @ApiProperty({
    description: 'Un verdict par élément, dans l’ordre (les refus seuls avec verdicts=rejets).',
    type: [VerdictDto],
    maxItems: 10_000_000,
  })
  items!: VerdictDto[];
}

/** Parameters of a batch. */
export class BatchQuery {
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
  @ApiPropertyOptional({
    description: '« true » : mêmes verdicts, rien d’écrit.',
    enum: ['true', 'false'],
    default: 'false',
  })
  @IsOptional()
  @IsIn(
    ['true', 'false'],
    says('simulation vaut « true » ou « false ».', 'simulation is "true" or "false".'),
  )
  simulation?: 'true' | 'false';
}
