import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, PageLinks, PageMetaDto, UUID } from '@maillage/platform';
import type { Urgency } from './need.js';

const DOUBLE = { type: 'number', format: 'double' } as const;
const SHARE = { ...DOUBLE, minimum: 0, maximum: 1 } as const;
const COUNTED = { ...DOUBLE, minimum: 0 } as const;
const PEOPLE = { type: 'integer', format: 'int32', minimum: 5, maximum: 1_000_000 } as const;

/** How far below the target people are. */
export class GapsDto {
  @ApiProperty({
    description: 'Part des personnes sous la cible de moins d’une demi-unité de l’échelle.',
    ...{ ...SHARE, example: 0.2 },
  })
  faible!: number;
  @ApiProperty({ description: 'D’une demi-unité à une unité.', ...SHARE, example: 0.12 })
  moyen!: number;
  @ApiProperty({ description: 'De plus d’une unité.', ...SHARE, example: 0.1 })
  grand!: number;
}

/** What of a competence a group lacks. */
export class NeedDto {
  @ApiProperty({ description: 'Campagne qui le dit.', ...UUID })
  campagne!: string;
  @ApiProperty({ description: 'Son territoire.', maxLength: 30, example: 'epci-200033579' })
  territoire!: string;
  @ApiProperty({ description: 'Compétence.', maxLength: 50, example: '1.1' })
  competence!: string;
  @ApiProperty({
    description: 'Niveau que le profil métier demande.',
    maxLength: 50,
    example: 'intermediate',
  })
  niveau_vise!: string;
  @ApiProperty({
    description: 'Par ce que la compétence pèse dans le métier.',
    enum: ['basse', 'moyenne', 'haute'],
  })
  urgence!: Urgency;
  @ApiProperty({
    description:
      'Rang dans la campagne, par personnes × distance × poids ; ceux que l’erreur ne départage pas ont le même.',
    ...{ type: 'integer', format: 'int32', minimum: 1, maximum: 1000, example: 1 },
  })
  rang!: number;
  @ApiProperty({ description: 'Personnes dont les réponses en disent quelque chose.', ...PEOPLE })
  effectif!: number;
  @ApiProperty({
    description: 'Part sous la cible : moyenne des probabilités, non un compte d’estimations.',
    ...{ ...SHARE, example: 0.42 },
  })
  part_sous_cible!: number;
  @ApiProperty({ description: 'Son erreur type.', ...SHARE, example: 0.08 })
  erreur_type!: number;
  @ApiProperty({
    description: 'Personnes sous la cible, du groupe entier.',
    ...{ ...COUNTED, example: 8.4 },
  })
  personnes!: number;
  @ApiProperty({ description: 'Son erreur type.', ...COUNTED, example: 1.6 })
  personnes_erreur_type!: number;
  @ApiProperty({ description: 'Distribution de l’écart à la cible.', type: GapsDto })
  ecarts!: GapsDto;
  @ApiProperty({ description: 'De quand est le rapport qui le dit.', ...INSTANT })
  arrete_a!: string;
}

/** A page of needs. */
export class NeedsDto {
  @ApiProperty({ description: 'Les besoins.', type: [NeedDto], maxItems: 500 })
  data!: NeedDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
