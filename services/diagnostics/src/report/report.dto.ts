import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT, UUID } from '@maillage/platform';

const DOUBLE = { type: 'number', format: 'double' } as const;
const SHARE = { ...DOUBLE, minimum: 0, maximum: 1 } as const;
const COUNTED = { ...DOUBLE, minimum: 0 } as const;
const NUMBER = { type: 'integer', format: 'int32', minimum: 0, maximum: 1_000_000 } as const;
const PEOPLE = { type: 'integer', format: 'int32', minimum: 5, maximum: 1_000_000 } as const;

/** The share of a group below a target. */
export class ShareDto {
  @ApiProperty({ description: 'Personnes dont les réponses en disent quelque chose.', ...PEOPLE })
  effectif!: number;
  @ApiProperty({ description: 'Cible, sur l’échelle.', ...DOUBLE, example: -0.25 })
  cible!: number;
  @ApiProperty({
    description: 'Part sous la cible : moyenne des probabilités, non un compte d’estimations.',
    ...SHARE,
    example: 0.42,
  })
  part_sous_cible!: number;
  @ApiProperty({ description: 'Son erreur type.', ...SHARE, example: 0.08 })
  erreur_type!: number;
  @ApiProperty({
    description: 'Écart au profil : niveau moyen moins cible.',
    ...DOUBLE,
    example: -0.3,
  })
  ecart!: number;
  @ApiProperty({ description: 'Son erreur type.', ...DOUBLE, minimum: 0, example: 0.15 })
  ecart_erreur_type!: number;
}

/** The same, of an area. */
export class AreaShareDto extends ShareDto {
  @ApiProperty({ description: 'Domaine.', maxLength: 50, example: '1' })
  domaine!: string;
}

/** The same, of a competence. */
export class CompetenceShareDto extends ShareDto {
  @ApiProperty({ description: 'Compétence.', maxLength: 50, example: '1.1' })
  competence!: string;
}

/** A competence where training changes something. */
export class LeverDto {
  @ApiProperty({ description: 'Compétence.', maxLength: 50, example: '1.1' })
  competence!: string;
  @ApiProperty({
    description: 'Rang, depuis 1 ; ceux que l’erreur ne départage pas ont le même.',
    ...{ type: 'integer', format: 'int32', minimum: 1, maximum: 1000 },
  })
  rang!: number;
  @ApiProperty({ description: 'Personnes sous la cible, du groupe entier.', ...COUNTED })
  sous_cible!: number;
  @ApiProperty({ description: 'Son erreur type.', ...COUNTED })
  erreur_type!: number;
  @ApiProperty({ description: 'Leur distance moyenne à la cible.', ...COUNTED })
  distance!: number;
  @ApiProperty({ description: 'Importance pour le métier, de 1 à 3.', ...COUNTED })
  poids!: number;
  @ApiProperty({ description: 'Personnes × distance × importance.', ...COUNTED })
  produit!: number;
  @ApiProperty({ description: 'Son erreur type.', ...COUNTED })
  produit_erreur_type!: number;
}

/** Who took part. */
export class ParticipationDto {
  @ApiPropertyOptional({
    description: 'Adresses et codes personnels ; pour une campagne sur invitation.',
    ...NUMBER,
  })
  invitees?: number;
  @ApiProperty({ description: 'Ont commencé.', ...NUMBER })
  commencees!: number;
  @ApiProperty({ description: 'Ont fini ; une participation retirée en est.', ...NUMBER })
  finies!: number;
  @ApiPropertyOptional({
    description:
      'Part sous la cible parmi toutes les personnes invitées, selon que les autres sont toutes au-dessus ou toutes en dessous.',
    type: [Number],
    minItems: 2,
    maxItems: 2,
    items: DOUBLE,
    example: [0.2, 0.6],
  } as never)
  part_possible?: number[];
}

/** How many made a choice. */
export class LocalCountDto {
  @ApiProperty({ description: 'Choix.', maxLength: 30, example: 'faible' })
  choix!: string;
  @ApiProperty({ description: 'Personnes qui l’ont fait.', ...PEOPLE })
  effectif!: number;
}

/** What a group answered to a question of the territory. */
export class LocalTableDto {
  @ApiProperty({ description: 'Question.', maxLength: 30, example: 'connexion' })
  question!: string;
  @ApiProperty({ description: 'Personnes qui y ont répondu.', ...PEOPLE })
  effectif!: number;
  @ApiProperty({
    description: 'Choix que cinq personnes ou plus ont faits, et qui peuvent être dits.',
    type: [LocalCountDto],
    maxItems: 10,
  })
  choix!: LocalCountDto[];
  @ApiPropertyOptional({ description: 'Tous les autres choix, ensemble.', ...PEOPLE })
  autres?: number;
}

/** What a group's answers say. */
export class GroupDto {
  @ApiProperty({ description: 'Personnes, chacune une fois.', ...PEOPLE })
  effectif!: number;
  @ApiProperty({ description: 'Niveau moyen.', ...DOUBLE, example: -0.1 })
  moyenne!: number;
  @ApiProperty({ description: 'Son erreur type.', ...DOUBLE, example: 0.12 })
  erreur_type!: number;
  @ApiPropertyOptional({ description: 'Ensemble des cibles.', type: ShareDto })
  ensemble?: ShareDto;
  @ApiProperty({ description: 'Par domaine.', type: [AreaShareDto], maxItems: 100 })
  domaines!: AreaShareDto[];
  @ApiProperty({ description: 'Par compétence.', type: [CompetenceShareDto], maxItems: 500 })
  competences!: CompetenceShareDto[];
  @ApiProperty({ description: 'Leviers, le plus grand d’abord.', type: [LeverDto], maxItems: 500 })
  leviers!: LeverDto[];
  @ApiProperty({
    description: 'Réponses aux questions du territoire.',
    type: [LocalTableDto],
    maxItems: 10,
  })
  questions_locales!: LocalTableDto[];
}

/** The report of a campaign. */
export class CampaignReportDto {
  @ApiProperty({ description: 'Campagne.', ...UUID })
  campagne!: string;
  @ApiProperty({
    description:
      'Rien n’est montré : moins de cinq personnes, ou un écart avec ce qui a été montré qui en dirait moins de cinq.',
  })
  secret!: boolean;
  @ApiPropertyOptional({ description: 'Instant où il a été établi.', ...INSTANT })
  arrete_a?: string;
  @ApiProperty({ description: 'Participation.', type: ParticipationDto })
  participation!: ParticipationDto;
  @ApiPropertyOptional({ description: 'Le groupe.', type: GroupDto })
  groupe?: GroupDto;
  @ApiProperty({
    description:
      'Les limites entre niveaux ont été fixées sur des réponses ; sinon par des experts.',
  })
  niveaux_etalonnes!: boolean;
}
