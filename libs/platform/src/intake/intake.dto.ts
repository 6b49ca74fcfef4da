import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { says } from '../runtime/says.js';

const COUNT = {
  type: 'integer',
  format: 'int64',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

/** One fault or remark on a line of a file. */
export class LineFindingDto {
  @ApiProperty({ ...COUNT, description: 'Ligne du fichier, la première est 1.', minimum: 1 })
  ligne!: number;
  @ApiProperty({ description: 'Colonne ; vide pour la ligne entière.', maxLength: 100 })
  champ!: string;
  @ApiProperty({ description: 'Code stable.', maxLength: 100 })
  code!: string;
  @ApiProperty({ description: 'Ce qui ne va pas et que faire.', maxLength: 1000 })
  detail!: string;
  @ApiPropertyOptional({ description: 'La valeur lue, abrégée.', maxLength: 60 })
  valeur?: string;
}

/** What was understood of a field otherwise than written, or deserves a look. */
export class FieldRemarkDto extends OmitType(LineFindingDto, ['ligne']) {}

/** How much of what came in had which fate. */
export class CountsDto {
  @ApiProperty({ ...COUNT, description: 'Reçus.' })
  recus!: number;
  @ApiProperty({ ...COUNT, description: 'Créés.' })
  crees!: number;
  @ApiProperty({ ...COUNT, description: 'Modifiés.' })
  modifies!: number;
  @ApiProperty({ ...COUNT, description: 'Déjà connus tels quels.' })
  inchanges!: number;
  @ApiProperty({ ...COUNT, description: 'Refusés.' })
  rejetes!: number;
  @ApiPropertyOptional({ description: 'Vrai pour un essai : rien n’a été écrit.' })
  simulation?: boolean;
}

/** What every intake may be asked. */
export class TrialQuery {
  @ApiPropertyOptional({
    description: '« true » : même réponse, rien d’écrit.',
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
