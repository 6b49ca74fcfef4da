import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT } from '@maillage/platform';

const OUTCOMES = ['en_cours', 'reussie', 'echouee', 'interrompue'] as const;

/** The last run of recurring work. */
class LastRunDto {
  @ApiProperty({ description: 'Début.', ...INSTANT })
  debut!: string;
  @ApiPropertyOptional({ description: 'Fin ; absente tant qu’elle n’est pas finie.', ...INSTANT })
  fin?: string;
  @ApiProperty({
    description:
      'Issue. « echouee » : un nouvel essai est prévu ; « interrompue » : son processus s’est arrêté, un autre la reprend.',
    enum: OUTCOMES,
  })
  issue!: (typeof OUTCOMES)[number];
}

/** Recurring work. */
class RecurrenceDto {
  @ApiProperty({
    description: 'Nom, unique dans le service.',
    maxLength: 60,
    example: 'conservation',
  })
  nom!: string;
  @ApiProperty({ description: 'Ce que c’est.', maxLength: 200 })
  titre!: string;
  @ApiProperty({ description: 'Service qui le fait.', maxLength: 40 })
  service!: string;
  @ApiProperty({ description: 'Quand il revient.', maxLength: 100, example: 'chaque jour à 3 h' })
  periode!: string;
  @ApiPropertyOptional({
    description: 'Dernière fois ; absente s’il n’y en a pas eu.',
    type: LastRunDto,
  })
  derniere?: LastRunDto;
  @ApiProperty({
    description: 'Prochaine fois ; passée quand elle est en cours ou reste à rattraper.',
    ...INSTANT,
  })
  prochaine!: string;
}

/** Recurring work of all services. */
export class RecurrencesDto {
  @ApiProperty({ description: 'Par service et nom.', type: [RecurrenceDto], maxItems: 500 })
  data!: readonly RecurrenceDto[];
}
