import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageLinks } from '../answer/page.js';
import { INSTANT, UUID } from '../contract/declare.js';

/** An event that a consumer could not apply. */
export class DeadLetterDto {
  @ApiProperty({ description: 'Identifiant de la mise de côté.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Consommateur qui a refusé.', maxLength: 200 })
  consommateur!: string;
  @ApiProperty({ description: "Identifiant de l'événement.", ...UUID })
  evenement_id!: string;
  @ApiProperty({ description: "Sujet de l'événement.", maxLength: 200 })
  sujet!: string;
  @ApiProperty({ description: "Agrégat dont parle l'événement.", maxLength: 200 })
  agregat!: string;
  @ApiProperty({
    description: "Version de l'agrégat.",
    type: 'integer',
    format: 'int64',
    minimum: 1,
    maximum: Number.MAX_SAFE_INTEGER,
  })
  version!: number;
  @ApiProperty({ description: 'Raison du refus.', maxLength: 2000 })
  raison!: string;
  @ApiProperty({ description: 'Instant de la mise de côté.', ...INSTANT })
  recu_a!: string;
  @ApiPropertyOptional({ description: 'Instant du rejeu réussi.', ...INSTANT })
  rejoue_a?: string;
  @ApiPropertyOptional({
    description:
      'Trace (W3C Trace Context) de la demande qui a fait naître l’événement, comme dans les journaux du serveur.',
    pattern: '^[0-9a-f]{32}$',
    maxLength: 32,
  })
  trace_id?: string;
}

/** A page of dead letters of one service, newest first. */
export class DeadLettersDto {
  @ApiProperty({ description: 'Les événements de la page.', type: [DeadLetterDto], maxItems: 500 })
  data!: DeadLetterDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
}
