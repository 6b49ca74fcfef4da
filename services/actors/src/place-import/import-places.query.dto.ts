import { ApiPropertyOptional } from '@nestjs/swagger';
import { ImportQuery, says } from '@maillage/platform';
import { IsIn, IsOptional, Matches } from 'class-validator';

/** Parameters of an import of places. */
export class ImportPlacesQuery extends ImportQuery {
  @ApiPropertyOptional({
    description:
      '« oui » : ce fichier est tout ce que la source a ; ses lieux qui n’y sont plus sont fermés à compter d’aujourd’hui. « simulation=true » les liste d’abord.',
    enum: ['oui', 'non'],
    default: 'non',
  })
  @IsOptional()
  @IsIn(['oui', 'non'], says('complet vaut oui ou non.', 'complet is oui or non.'))
  complet?: 'oui' | 'non';

  @ApiPropertyOptional({
    description:
      'Avec « complet=oui » : combien de lieux peuvent être fermés. Sans ce paramètre, un dixième de ceux de la source.',
    type: 'integer',
    format: 'int32',
    minimum: 0,
    maximum: 1_000_000,
  })
  @IsOptional()
  @Matches(
    /^\d{1,7}$/,
    says('fermetures_max est un nombre entier.', 'fermetures_max is a whole number.'),
  )
  fermetures_max?: string;
}
