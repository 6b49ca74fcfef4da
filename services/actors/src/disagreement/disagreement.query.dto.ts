import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery, says, UUID } from '@maillage/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { type HandState, type Subject, SUBJECTS } from '../hand/hand.js';

/** States of a disagreement. */
export const STATES = ['ouvert', 'plus_tard', 'garde', 'accord'] as const satisfies HandState[];

/** Parameters of the list of disagreements. */
export class DisagreementsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'État.', enum: [...STATES] })
  @IsOptional()
  @IsIn(
    STATES,
    says(
      'etat vaut « ouvert », « plus_tard », « garde » ou « accord ».',
      'etat is "ouvert", "plus_tard", "garde" or "accord".',
    ),
  )
  etat?: (typeof STATES)[number];

  @ApiPropertyOptional({ description: 'Nature de la fiche.', enum: [...SUBJECTS] })
  @IsOptional()
  @IsIn(
    SUBJECTS,
    says('nature vaut « structure » ou « lieu ».', 'nature is "structure" or "lieu".'),
  )
  nature?: Subject;

  @ApiPropertyOptional({ description: 'Structure ou lieu.', ...UUID })
  @IsOptional()
  @IsUUID(
    undefined,
    says(
      'cible_id est un identifiant de structure ou de lieu.',
      'cible_id is the id of a structure or place.',
    ),
  )
  cible_id?: string;

  @ApiPropertyOptional({ description: 'Source de la fiche.', maxLength: 63, example: 'partenaire' })
  @IsOptional()
  @IsString(says('source est un texte, donné une seule fois.', 'source is a text, given once.'))
  @MaxLength(63, says('source : 63 caractères au plus.', 'source: 63 characters at most.'))
  source?: string;

  @ApiPropertyOptional({ description: 'Territoire, par exemple departement-62.', maxLength: 30 })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;
}
