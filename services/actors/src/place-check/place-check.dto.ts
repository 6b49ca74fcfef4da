import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FileCheckDto } from '@maillage/platform';

const LINES = {
  type: 'integer',
  format: 'int64',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

/** The word of the national standard's own schema on a file. */
export class StandardVerdictDto {
  @ApiProperty({ description: 'Version du schéma.', maxLength: 20, example: 'v1.0.2' })
  version!: string;
  @ApiProperty({ ...LINES, description: 'Lignes que le schéma accepte à la lettre.' })
  conformes!: number;
  @ApiProperty({ ...LINES, description: 'Lignes qu’il n’accepte pas.' })
  non_conformes!: number;
}

/** What an import would say of a file of places, and what the national standard's own schema does. */
export class PlaceCheckDto extends FileCheckDto {
  @ApiPropertyOptional({
    description: 'Absent d’un fichier dont aucune ligne n’a pu être lue.',
    type: StandardVerdictDto,
  })
  standard?: StandardVerdictDto;
}
