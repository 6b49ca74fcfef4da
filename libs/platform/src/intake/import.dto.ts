import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { UUID } from '../contract/declare.js';
import { says } from '../runtime/says.js';
import { CountsDto, LineFindingDto, TrialQuery } from './intake.dto.js';

const COUNT = {
  type: 'integer',
  format: 'int64',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

/** The outcome of an import. */
export class ImportOutcomeDto extends CountsDto {
  @ApiProperty({ description: 'Identifiant de l’import.', ...UUID })
  import_id!: string;
  @ApiProperty({ description: 'Source sous laquelle ils sont entrés.', maxLength: 63 })
  source!: string;
  @ApiPropertyOptional({
    description: 'Encodage reconnu et converti, quand le fichier n’est pas en UTF-8.',
    maxLength: 20,
  })
  encodage?: string;
  @ApiProperty({
    description: 'Chaque faute de chaque ligne refusée.',
    type: [LineFindingDto],
    maxItems: 10_000_000,
  })
  rejets!: LineFindingDto[];
  @ApiProperty({
    description:
      'Ce qui a été lu autrement qu’écrit, ou mérite un regard ; les 100 premières de chaque code.',
    type: [LineFindingDto],
    maxItems: 10_000,
  })
  remarques!: LineFindingDto[];
  @ApiProperty({ ...COUNT, description: 'Remarques en tout.' })
  remarques_total!: number;
  @ApiProperty({
    description: 'Remarques par code.',
    type: 'object',
    additionalProperties: COUNT,
    maxProperties: 1000,
  })
  remarques_par_code!: Record<string, number>;
}

/** Parameters of an import. */
export class ImportQuery extends TrialQuery {
  @ApiPropertyOptional({
    description: 'Source ; celle de la clé par défaut.',
    pattern: '^[a-z0-9][a-z0-9-]{1,62}$',
    maxLength: 63,
  })
  @IsOptional()
  @Matches(
    /^[a-z0-9][a-z0-9-]{1,62}$/,
    says(
      'source : minuscules, chiffres et tirets, de 2 à 63 caractères.',
      'source: lower-case letters, digits and hyphens, 2 to 63 characters.',
    ),
  )
  source?: string;
}
