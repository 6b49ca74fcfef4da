import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { UUID, says } from '@maillage/platform';
import { IsIn, IsOptional, Matches } from 'class-validator';

/** One fault or remark on a line of the file. */
export class ImportFindingDto {
  @ApiProperty({
    description: 'Ligne du fichier, la première est 1.',
    type: 'integer',
    format: 'int64',
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
  })
  ligne!: number;
  @ApiProperty({ description: 'Colonne du standard ; vide pour la ligne entière.', maxLength: 60 })
  champ!: string;
  @ApiProperty({ description: 'Code stable.', maxLength: 100 })
  code!: string;
  @ApiProperty({ description: 'Ce qui ne va pas et que faire.', maxLength: 1000 })
  detail!: string;
  @ApiPropertyOptional({ description: 'La valeur lue, abrégée.', maxLength: 60 })
  valeur?: string;
}

const COUNT = {
  type: 'integer',
  format: 'int64',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

/** The outcome of an import. */
export class ImportOutcomeDto {
  @ApiProperty({ description: 'Identifiant de l’import.', ...UUID })
  import_id!: string;
  @ApiProperty({ description: 'Source sous laquelle les lieux sont entrés.', maxLength: 63 })
  source!: string;
  @ApiPropertyOptional({ description: 'Vrai pour un essai : rien n’a été écrit.' })
  simulation?: boolean;
  @ApiPropertyOptional({
    description: 'Encodage reconnu et converti, quand le fichier n’est pas en UTF-8.',
    maxLength: 20,
  })
  encodage?: string;
  @ApiProperty({ ...COUNT, description: 'Lieux reçus.' })
  recus!: number;
  @ApiProperty({ ...COUNT, description: 'Lieux créés.' })
  crees!: number;
  @ApiProperty({ ...COUNT, description: 'Lieux modifiés.' })
  modifies!: number;
  @ApiProperty({ ...COUNT, description: 'Lieux déjà connus tels quels.' })
  inchanges!: number;
  @ApiProperty({ ...COUNT, description: 'Lignes refusées.' })
  rejetes!: number;
  @ApiProperty({
    description: 'Chaque faute de chaque ligne refusée.',
    type: [ImportFindingDto],
    maxItems: 10_000_000,
  })
  rejets!: ImportFindingDto[];
  @ApiProperty({
    description:
      'Ce qui a été lu autrement qu’écrit, ou mérite un regard ; les 100 premières de chaque code.',
    type: [ImportFindingDto],
    maxItems: 10_000,
  })
  remarques!: ImportFindingDto[];
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
export class ImportQuery {
  @ApiPropertyOptional({
    description: 'Source des lieux ; celle de la clé par défaut.',
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
