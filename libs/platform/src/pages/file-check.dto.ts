import { ApiProperty } from '@nestjs/swagger';
import { LineFindingDto } from '../intake/intake.dto.js';

const COUNT = {
  type: 'integer',
  format: 'int64',
  minimum: 0,
  maximum: Number.MAX_SAFE_INTEGER,
} as const;

/** One fault or remark of a file that is checked. */
export class CheckFindingDto extends LineFindingDto {
  @ApiProperty({
    description:
      '« faute » : la ligne serait refusée. « remarque » : elle serait prise, et ceci a été lu autrement qu’écrit ou mérite un regard. « standard » : le schéma d’un standard publié n’accepte pas cette valeur.',
    enum: ['faute', 'remarque', 'standard'],
  })
  nature!: 'faute' | 'remarque' | 'standard';
}

/** What an import would say of a file, of which nothing is kept. */
export class FileCheckDto {
  @ApiProperty({ ...COUNT, description: 'Lignes lues.' })
  lignes!: number;
  @ApiProperty({ ...COUNT, description: 'Lignes qui seraient prises.' })
  acceptees!: number;
  @ApiProperty({ ...COUNT, description: 'Lignes qui seraient refusées.' })
  refusees!: number;
  @ApiProperty({ ...COUNT, description: 'Fautes en tout.' })
  fautes!: number;
  @ApiProperty({ ...COUNT, description: 'Remarques en tout.' })
  remarques!: number;
  @ApiProperty({
    description:
      'Chaque faute et chaque remarque, dans l’ordre des lignes. Un fichier illisible dans son ensemble n’a que des fautes.',
    type: [CheckFindingDto],
    maxItems: 10_000_000,
    example: [
      {
        ...{ ligne: 4, champ: 'code_postal', nature: 'faute', valeur: '6200' },
        code: 'actors.wrong_form',
        detail: 'Un code postal a cinq chiffres.',
      },
    ],
  })
  constats!: CheckFindingDto[];
}
