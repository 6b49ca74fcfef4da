import { ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery, says, UUID } from '@maillage/platform';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';

/** Parameters of the list of propositions. */
export class PropositionsQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'État.', enum: ['en_attente', 'decidee'] })
  @IsOptional()
  @IsIn(
    ['en_attente', 'decidee'],
    says('etat vaut « en_attente » ou « decidee ».', 'etat is "en_attente" or "decidee".'),
  )
  etat?: 'en_attente' | 'decidee';

  @ApiPropertyOptional({ description: 'Structure dont les gens les ont faites.', ...UUID })
  @IsOptional()
  @IsUUID(
    undefined,
    says('structure_id est un identifiant de structure.', 'structure_id is the id of a structure.'),
  )
  structure_id?: string;

  @ApiPropertyOptional({
    description: 'Nature de ce qui est à corriger.',
    enum: ['structure', 'lieu'],
  })
  @IsOptional()
  @IsIn(
    ['structure', 'lieu'],
    says('nature vaut « structure » ou « lieu ».', 'nature is "structure" or "lieu".'),
  )
  nature?: 'structure' | 'lieu';

  @ApiPropertyOptional({ description: 'Territoire, par exemple departement-62.', maxLength: 30 })
  @IsOptional()
  @IsString(
    says('territoire est un texte, donné une seule fois.', 'territoire is a text, given once.'),
  )
  @MaxLength(30, says('territoire : 30 caractères au plus.', 'territoire: 30 characters at most.'))
  territoire?: string;
}
