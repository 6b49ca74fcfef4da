import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ImportOutcomeDto, UUID } from '@maillage/platform';

const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 10_000_000 } as const;

/** A place that a whole file does not name. */
export class MissingPlaceDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Identifiant chez la source.', maxLength: 200 })
  source_id!: string;
  @ApiProperty({ description: 'Nom.', maxLength: 1_048_576 })
  nom!: string;
}

/** What a whole file closes. */
export class ClosuresDto {
  @ApiProperty({ ...COUNT, description: 'Lieux de la source qui ne sont plus dans le fichier.' })
  nombre!: number;
  @ApiProperty({ ...COUNT, description: 'Lieux ouverts de la source, ceux-ci compris.' })
  ouverts!: number;
  @ApiProperty({
    description: 'Ce qui en a été fait.',
    enum: ['faites', 'simulees', 'a_confirmer', 'impossibles'],
  })
  etat!: 'faites' | 'simulees' | 'a_confirmer' | 'impossibles';
  @ApiProperty({
    description: 'La même chose en mots, et que faire.',
    maxLength: 500,
    example: 'Ces lieux ne sont plus dans le fichier : ils sont fermés à compter d’aujourd’hui.',
  })
  detail!: string;
  @ApiProperty({ description: 'Les mille premiers.', type: [MissingPlaceDto], maxItems: 1_000 })
  lieux!: MissingPlaceDto[];
}

/** The outcome of an import of places. */
export class PlacesOutcomeDto extends ImportOutcomeDto {
  @ApiPropertyOptional({ description: 'Avec « complet=oui ».', type: ClosuresDto })
  fermetures?: ClosuresDto;
}
