import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT, says, UUID } from '@maillage/platform';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsUUID } from 'class-validator';
import { NATURES } from './merge.js';

/** What is to be merged. */
export class NewMergeDto {
  @ApiProperty({ description: 'Ce qui est fusionné.', enum: NATURES })
  @IsIn(
    NATURES,
    says(`nature est l’un de : ${NATURES.join(', ')}.`, `nature is one of: ${NATURES.join(', ')}.`),
  )
  nature!: (typeof NATURES)[number];
  @ApiProperty({ description: 'Identifiant de ce qui reste.', ...UUID })
  @IsUUID('all', says('survivant est un identifiant (UUID).', 'survivant is an id (UUID).'))
  survivant!: string;
  @ApiProperty({
    description: 'Identifiants de ce qui est fusionné dedans.',
    type: [String],
    minItems: 1,
    maxItems: 100,
    items: { type: 'string', ...UUID },
  })
  @IsArray(says('absorbes est une liste.', 'absorbes is a list.'))
  @ArrayMinSize(
    1,
    says('absorbes nomme au moins un identifiant.', 'absorbes names one id at least.'),
  )
  @ArrayMaxSize(100, says('absorbes en nomme cent au plus.', 'absorbes names a hundred at most.'))
  @IsUUID('all', {
    each: true,
    ...says('absorbes contient des identifiants (UUID).', 'absorbes holds ids (UUID).'),
  })
  absorbes!: string[];
}

const COUNT = { type: 'integer', format: 'int32', minimum: 0, maximum: 10_000_000 } as const;

/** How many hang on what is merged. */
export class MergeEffectsDto {
  @ApiProperty({
    description: 'Structures dont elles sont la parente ou celle qui succède.',
    ...COUNT,
  })
  structures!: number;
  @ApiProperty({ description: 'Lieux rattachés.', ...COUNT })
  lieux!: number;
  @ApiProperty({ description: 'Professionnels dont elles tiennent la fiche.', ...COUNT })
  professionnels!: number;
  @ApiProperty({ description: 'Postes.', ...COUNT })
  postes!: number;
  @ApiProperty({ description: 'Présences.', ...COUNT })
  presences!: number;
  @ApiProperty({ description: 'Réseaux qui les nomment.', ...COUNT })
  reseaux!: number;
}

/** A merge. */
export class MergeDto {
  @ApiPropertyOptional({ description: 'Notre identifiant ; absent d’une simulation.', ...UUID })
  id?: string;
  @ApiProperty({ description: 'Ce qui est fusionné.', enum: NATURES })
  nature!: string;
  @ApiProperty({ description: 'Identifiant de ce qui reste.', ...UUID })
  survivant!: string;
  @ApiProperty({
    description: 'Identifiants de ce qui est fusionné dedans.',
    type: [String],
    minItems: 1,
    maxItems: 100,
    items: { type: 'string', ...UUID },
  })
  absorbes!: string[];
  @ApiPropertyOptional({
    description: 'Ce qui en dépend et passe à ce qui reste ; dit quand la fusion se fait.',
    type: MergeEffectsDto,
  })
  effets?: MergeEffectsDto;
  @ApiProperty({ description: 'Quand elle a été faite.', ...INSTANT })
  creation!: string;
  @ApiPropertyOptional({ description: 'Quand elle a été annulée.', ...INSTANT })
  annulation?: string;
}
