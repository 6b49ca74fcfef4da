import { ApiProperty } from '@nestjs/swagger';
import { says } from '@maillage/platform';
import { IsString, MaxLength, MinLength } from 'class-validator';

/** Why a place is closed. */
export class ClosureBodyDto {
  @ApiProperty({
    description: 'Pourquoi : quelques mots, sans nom de personne ; ils sont publiés.',
    minLength: 1,
    maxLength: 500,
    example: 'La permanence a pris fin avec la convention.',
  })
  @IsString(says('motif est un texte.', 'motif is a text.'))
  @MinLength(1, says('motif : dites pourquoi en quelques mots.', 'motif: say why in a few words.'))
  @MaxLength(500, says('motif : 500 caractères au plus.', 'motif: 500 characters at most.'))
  motif!: string;
}
