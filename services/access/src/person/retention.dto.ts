import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT, UUID } from '@maillage/platform';

const LARGE = { type: 'integer', format: 'int32', minimum: 0, maximum: 2_147_483_647 } as const;

/** One category of one service. */
class RetentionLineDto {
  @ApiProperty({ description: 'Service.', maxLength: 40 })
  service!: string;
  @ApiProperty({ description: 'Catégorie.', maxLength: 60 })
  categorie!: string;
  @ApiProperty({ description: 'Ce qu’elle contient.', maxLength: 200 })
  libelle!: string;
  @ApiProperty({ description: 'Durée de conservation, en jours.', ...LARGE })
  jours!: number;
  @ApiProperty({ description: 'Ce qui est plus ancien part.', ...INSTANT })
  avant!: string;
  @ApiProperty({ description: 'Nombre d’éléments.', ...LARGE })
  nombre!: number;
  @ApiPropertyOptional({
    description: 'Identifiants de quelques-uns, les plus anciens d’abord.',
    type: [String],
    maxItems: 20,
    items: { type: 'string', maxLength: 100 },
  })
  exemples?: readonly string[];
}

/** What would go, or went. */
export class RetentionDto {
  @ApiProperty({
    description: 'Par service et catégorie.',
    type: [RetentionLineDto],
    maxItems: 1000,
  })
  data!: readonly RetentionLineDto[];
}

class RetentionReceiptDto {
  @ApiProperty({ description: 'Passage : plusieurs catégories en partagent un.', ...UUID })
  passage_id!: string;
  @ApiProperty({ description: 'Service.', maxLength: 40 })
  service!: string;
  @ApiProperty({ description: 'Catégorie.', maxLength: 60 })
  categorie!: string;
  @ApiProperty({ description: 'Ce qui était plus ancien est parti.', ...INSTANT })
  avant!: string;
  @ApiProperty({ description: 'Nombre d’éléments partis.', ...LARGE })
  nombre!: number;
  @ApiProperty({ description: 'Passage quotidien plutôt que demandé.' })
  automatique!: boolean;
  @ApiProperty({ description: 'Instant.', ...INSTANT })
  instant!: string;
}

/** The newest receipts. */
export class RetentionReceiptsDto {
  @ApiProperty({
    description: 'Les 500 reçus les plus récents.',
    type: [RetentionReceiptDto],
    maxItems: 500,
  })
  data!: readonly RetentionReceiptDto[];
}

class AlertDto {
  @ApiProperty({ description: 'Identifiant.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Limite dépassée.',
    enum: ['lectures_par_heure', 'lectures_par_jour'],
  })
  nature!: string;
  @ApiProperty({ description: 'Client ou agent qui a appelé.', ...UUID })
  appelant_id!: string;
  @ApiProperty({ description: 'Premier refus.', ...INSTANT })
  instant!: string;
  @ApiProperty({ description: 'Dernier refus de la même heure.', ...INSTANT })
  dernier!: string;
  @ApiProperty({ description: 'Nombre de refus.', ...LARGE })
  refus!: number;
}

/** The newest alerts. */
export class AlertsDto {
  @ApiProperty({
    description: 'Les 500 alertes les plus récentes.',
    type: [AlertDto],
    maxItems: 500,
  })
  data!: readonly AlertDto[];
}
