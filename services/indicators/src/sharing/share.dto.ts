import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import {
  ChoiceField,
  DAY,
  DayField,
  FlagField,
  INSTANT,
  InstantField,
  PageLinks,
  PageMetaDto,
  says,
  UUID,
} from '@maillage/platform';
import { type Level, LEVELS } from '../figure/breakdown.js';
import { TERRITORY_PATTERN } from '../question/territory-asked.js';

const TERRITORY = {
  description: 'Territoire.',
  pattern: TERRITORY_PATTERN.source,
  maxLength: 30,
  example: 'departement-62',
} as const;
const FIXED_AT = {
  description:
    'Instant auquel les chiffres ont été fixés ; null pour un partage qui montre ceux du moment.',
  type: 'string',
  ...INSTANT,
  nullable: true,
} as const;

/** A report that is to be shared. */
export class NewReportShareDto {
  @ApiProperty(TERRITORY)
  @Matches(
    TERRITORY_PATTERN,
    says(
      'territoire : écrivez par exemple france, region-32, departement-62, epci-200035442 ou commune-62041.',
      'territoire: write for example france, region-32, departement-62, epci-200035442 or commune-62041.',
    ),
  )
  territoire!: string;

  @DayField('Premier jour ; par défaut le 1er janvier de l’année en cours.', { optional: true })
  du?: string;

  @DayField('Dernier jour, compris ; par défaut le 31 décembre de l’année en cours.', {
    optional: true,
  })
  au?: string;

  @ChoiceField('Niveau des territoires en lesquels décomposer.', LEVELS, { optional: true })
  vers?: Level;

  @FlagField(
    'Les chiffres de l’instant du partage, qui ne changent plus (au_titre_du) ; sinon ceux du moment où on les lit.',
    { optional: true },
  )
  fige?: boolean;

  @InstantField('Sa fin, dans un an au plus ; dans 60 jours par défaut.', { optional: true })
  fin?: string;
}

/** A share that was just made. */
export class MadeReportShareDto {
  @ApiProperty({ description: 'Son identifiant, par lequel il se révoque.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'L’adresse à envoyer, qui n’est montrée qu’ici.',
    format: 'uri',
    maxLength: 500,
    example: 'https://maillage.example/a/indicators-4k7q0vwm2n8r5t1x9c3b6d0e2f',
  })
  adresse!: string;
  @ApiProperty(FIXED_AT)
  au_titre_du!: string | null;
  @ApiProperty({ description: 'Sa fin.', ...INSTANT })
  fin!: string;
}

/** A share as it is kept. */
export class ReportShareDto {
  @ApiProperty({ description: 'Son identifiant.', ...UUID })
  id!: string;
  @ApiProperty(TERRITORY)
  territoire!: string;
  @ApiProperty({ description: 'Premier jour.', ...DAY })
  du!: string;
  @ApiProperty({ description: 'Dernier jour.', ...DAY })
  au!: string;
  @ApiProperty(FIXED_AT)
  au_titre_du!: string | null;
  @ApiProperty({ description: 'Quand il a été fait.', ...INSTANT })
  creation!: string;
  @ApiProperty({ description: 'Sa fin.', ...INSTANT })
  fin!: string;
  @ApiPropertyOptional({ description: 'Quand il a été révoqué.', ...INSTANT })
  revocation?: string;
}

/** A page of shares. */
export class ReportSharesDto {
  @ApiProperty({ description: 'Les partages.', type: [ReportShareDto], maxItems: 500 })
  data!: ReportShareDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
