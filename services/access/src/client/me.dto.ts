import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { UUID } from '@maillage/platform';
import { GrantDto } from '@maillage/platform/access';

/** A commune that is no more, and what it became. */
export class PastTerritoryDto {
  @ApiProperty({ description: 'Référence que nomme un droit.', maxLength: 30 })
  reference!: string;
  @ApiProperty({
    description: 'Territoires d’aujourd’hui, sur lesquels le droit porte.',
    type: [String],
    maxItems: 100,
    items: { type: 'string', maxLength: 30 },
  })
  aujourd_hui!: string[];
}

/** The caller and its rights. */
export class MeDto {
  @ApiProperty({ description: 'Identifiant du client ou de l’agent.', ...UUID })
  id!: string;
  @ApiProperty({
    description: 'Client (une clé) ou agent (un jeton de son fournisseur d’identité).',
    enum: ['client', 'agent'],
  })
  nature!: 'client' | 'agent';
  @ApiProperty({ description: 'Nom.', maxLength: 200 })
  nom!: string;
  @ApiProperty({
    description: 'Nom de source sous lequel ses activités et ses lieux sont inscrits.',
    maxLength: 63,
  })
  source!: string;
  @ApiProperty({
    description: 'Droits, chacun entier en lui-même.',
    type: [GrantDto],
    maxItems: 200,
  })
  droits!: GrantDto[];
  @ApiPropertyOptional({
    description: 'Communes de ces droits qui ne sont plus, avec ce qu’elles sont devenues.',
    type: [PastTerritoryDto],
    maxItems: 200,
  })
  territoires_anciens?: PastTerritoryDto[];
  @ApiProperty({
    description: 'Ce que l’ensemble de ces droits permet.',
    type: [String],
    maxItems: 200,
    items: { type: 'string', maxLength: 60 },
  })
  permissions!: string[];
}
