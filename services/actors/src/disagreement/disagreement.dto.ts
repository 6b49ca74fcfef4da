import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT, PageLinks, PageMetaDto, says, UUID } from '@maillage/platform';
import { IsIn } from 'class-validator';
import { SUBJECTS } from '../hand/hand.js';
import { type Decision, DECISIONS } from './decide-disagreement.handler.js';
import { STATES } from './disagreement.query.dto.js';

const VALUE = {
  oneOf: [
    { type: 'string', maxLength: 1_048_576 },
    { type: 'number', format: 'double', minimum: -180, maximum: 180 },
    { type: 'array', maxItems: 1_000, items: { type: 'string', maxLength: 10_000 } },
    {
      type: 'object',
      properties: {
        date: { type: 'string', maxLength: 10 },
        successeur_id: { type: 'string', ...UUID },
        raison: { type: 'string', maxLength: 100 },
      },
    },
    { type: 'null' },
  ],
  example: 'Mo-Fr 09:00-12:00',
};

/** What a field says, and what its source says. */
export class DisputedFieldDto {
  @ApiProperty({ description: 'Nom du champ.', maxLength: 50, example: 'horaires' })
  champ!: string;
  @ApiProperty({ description: 'Ce que dit la fiche ; null quand elle ne dit rien.', ...VALUE })
  actuel!: unknown;
  @ApiProperty({ description: 'Ce que dit la source ; null quand elle ne dit rien.', ...VALUE })
  source!: unknown;
}

/** What a disagreement is about. */
export class DisputedItemDto {
  @ApiProperty({ description: 'Nature.', enum: [...SUBJECTS] })
  nature!: string;
  @ApiProperty({ description: 'Identifiant de la structure ou du lieu.', ...UUID })
  id!: string;
  @ApiPropertyOptional({ description: 'Nom d’aujourd’hui.', maxLength: 1_048_576 })
  nom?: string;
}

/** A source that says something else than a correction by hand. */
@ApiExtraModels(DisputedFieldDto)
export class DisagreementDto {
  @ApiProperty({ description: 'Notre identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'La fiche.', type: DisputedItemDto })
  cible!: DisputedItemDto;
  @ApiProperty({ description: 'Source de la fiche.', maxLength: 63 })
  source!: string;
  @ApiProperty({
    description:
      'Ce qui est en désaccord : un champ, ou « adresse », « position » et « numero » pour les champs qui vont ensemble.',
    maxLength: 50,
    example: 'horaires',
  })
  champ!: string;
  @ApiProperty({
    description: 'Les champs que cela touche.',
    type: [DisputedFieldDto],
    maxItems: 10,
  })
  valeurs!: DisputedFieldDto[];
  @ApiProperty({
    description:
      '« ouvert » attend une décision ; « plus_tard » est remis ; « garde » : la correction vaut, tant que la source ne dit rien de nouveau ; « accord » : les deux disent la même chose, et la fiche suit de nouveau sa source.',
    enum: [...STATES],
  })
  etat!: string;
  @ApiProperty({ description: 'Quand la fiche a été corrigée à la main.', ...INSTANT })
  correction!: string;
  @ApiProperty({ description: 'Ce qui s’est passé en dernier.', ...INSTANT })
  modification!: string;
  @ApiProperty({
    description: 'Version, 1 à la correction.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
}

/** A page of disagreements. */
export class DisagreementsDto {
  @ApiProperty({ description: 'Les désaccords.', type: [DisagreementDto], maxItems: 500 })
  data!: DisagreementDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

/** What is decided. */
export class DisagreementDecisionDto {
  @ApiProperty({
    description:
      '« accepter » : la fiche dit ce que dit la source, et la suit de nouveau ; « garder » : la correction vaut, et cette valeur de la source n’est plus demandée ; « plus_tard » : sort de la liste « ouvert » sans rien changer.',
    enum: [...DECISIONS],
    example: 'garder',
  })
  @IsIn(
    DECISIONS,
    says(
      'decision vaut « accepter », « garder » ou « plus_tard ».',
      'decision is "accepter", "garder" or "plus_tard".',
    ),
  )
  decision!: Decision;
}
