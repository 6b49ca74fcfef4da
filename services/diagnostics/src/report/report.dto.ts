import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT, UUID } from '@maillage/platform';

const DOUBLE = { type: 'number', format: 'double' } as const;
const SHARE = { ...DOUBLE, minimum: 0, maximum: 1 } as const;
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
  @ApiPropertyOptional({ description: 'Le groupe.', type: GroupDto })
  groupe?: GroupDto;
  @ApiProperty({
    description:
      'Les limites entre niveaux ont été fixées sur des réponses ; sinon par des experts.',
  })
  niveaux_etalonnes!: boolean;
}
