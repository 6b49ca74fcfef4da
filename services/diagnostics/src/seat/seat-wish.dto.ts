import { ApiProperty } from '@nestjs/swagger';
import { INSTANT, PageLinks, PageMetaDto, UUID } from '@maillage/platform';
import { AVAILABLE, type Available, type Soon, SOON } from './seat-wish.js';

const SHARE = { type: 'number', format: 'double', minimum: 0, maximum: 1 } as const;

/** What somebody wishes to learn, and how far it is. */
export class WishedCompetenceDto {
  @ApiProperty({ description: 'Compétence.', maxLength: 50, example: '1.1' })
  competence!: string;
  @ApiProperty({
    description: 'Niveau que le métier demande.',
    maxLength: 50,
    example: 'intermediate',
  })
  niveau_vise!: string;
  @ApiProperty({ description: 'Probabilité d’y être.', ...SHARE, example: 0.3 })
  au_niveau!: number;
  @ApiProperty({
    description: 'D’en être à moins d’une demi-unité de l’échelle.',
    ...{ ...SHARE, example: 0.3 },
  })
  faible!: number;
  @ApiProperty({ description: 'D’une demi-unité à une unité.', ...SHARE, example: 0.2 })
  moyen!: number;
  @ApiProperty({ description: 'À plus d’une unité.', ...SHARE, example: 0.2 })
  grand!: number;
}

/** Somebody who may be invited, under a pseudonym. */
export class SeatWishDto {
  @ApiProperty({ description: 'Identifiant du souhait.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Pseudonyme, qui ne sert qu’à cela.',
    maxLength: 22,
    example: 'q7Yx0m1B2c3D4e5F6g7H8i',
  })
  pseudonyme!: string;
  @ApiProperty({
    description: 'Territoire de la campagne.',
    maxLength: 30,
    example: 'epci-200033579',
  })
  territoire!: string;
  @ApiProperty({
    description: 'Ce que la personne veut apprendre.',
    type: [WishedCompetenceDto],
    maxItems: 3,
  })
  competences!: WishedCompetenceDto[];
  @ApiProperty({ description: 'Quand.', enum: SOON })
  urgence!: Soon;
  @ApiProperty({
    description: 'Ce qui lui est possible.',
    enum: AVAILABLE,
    isArray: true,
    maxItems: 5,
  })
  disponibilites!: Available[];
  @ApiProperty({ description: 'Depuis quand.', ...INSTANT })
  instant!: string;
}

/** A page of them. */
export class SeatWishesDto {
  @ApiProperty({ description: 'Les personnes.', type: [SeatWishDto], maxItems: 500 })
  data!: SeatWishDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
