import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { UUID } from '@maillage/platform';

/** Who a professional is, as far as it is said. */
export class IdentityBodyDto {
  @ApiPropertyOptional({ description: 'Nom.', maxLength: 200, example: 'Martin' })
  nom?: string;
  @ApiPropertyOptional({ description: 'Prénom.', maxLength: 200, example: 'Ada' })
  prenom?: string;
  @ApiPropertyOptional({
    description: 'Courriel ; en minuscules, il désigne une seule personne de votre source.',
    maxLength: 254,
    example: 'ada.martin@exemple.fr',
  })
  courriel?: string;
  @ApiPropertyOptional({
    description: 'Téléphone.',
    maxLength: 30,
    example: '+33 3 21 00 00 00',
  })
  telephone?: string;
}

/** Who a professional is, for those who may know. */
export class IdentityDto extends IdentityBodyDto {
  @ApiProperty({
    description: 'Identifiant de la personne : son dossier et son effacement sont à /v1/personnes.',
    ...UUID,
  })
  personne_id!: string;
}
