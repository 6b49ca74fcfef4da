import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { INSTANT, PageLinks, PageMetaDto, says, UUID } from '@maillage/platform';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { applyDecorators } from '@nestjs/common';

const STATES = ['en_attente', 'acceptee', 'refusee'];
const VALUE = {
  oneOf: [
    { type: 'string', maxLength: 1_048_576 },
    { type: 'array', maxItems: 1_000, items: { type: 'string', maxLength: 10_000 } },
    { type: 'null' },
  ],
  example: 'Mo-Fr 09:00-12:00',
};

/** What a field said, says, and is to say. */
export class ProposedFieldDto {
  @ApiProperty({ description: 'Nom du champ.', maxLength: 50, example: 'horaires' })
  champ!: string;
  @ApiProperty({ description: 'Ce qu’il disait quand la correction a été proposée.', ...VALUE })
  avant!: unknown;
  @ApiProperty({ description: 'Ce qu’il dit aujourd’hui.', ...VALUE })
  actuel!: unknown;
  @ApiProperty({ description: 'Ce qu’il dirait.', ...VALUE })
  propose!: unknown;
  @ApiProperty({ description: 'Ce qui en est décidé.', enum: STATES })
  etat!: string;
  @ApiProperty({ description: 'Il a changé depuis que la correction a été proposée.' })
  perimee!: boolean;
  @ApiProperty({
    description: 'Autres propositions en attente pour ce même champ.',
    type: [String],
    maxItems: 100,
    items: { type: 'string', ...UUID },
  })
  concurrentes!: readonly string[];
}

/** What a proposition is about. */
export class PropositionSubjectDto {
  @ApiProperty({ description: 'Nature.', enum: ['structure', 'lieu'] })
  nature!: string;
  @ApiProperty({ description: 'Identifiant de la structure ou du lieu.', ...UUID })
  id!: string;
  @ApiPropertyOptional({ description: 'Nom d’aujourd’hui.', maxLength: 1_048_576 })
  nom?: string;
}

/** Corrections that those concerned propose. */
@ApiExtraModels(ProposedFieldDto)
export class PropositionDto {
  @ApiProperty({ description: 'Notre identifiant.', ...UUID })
  id!: string;
  @ApiProperty({ description: 'Structure dont les gens l’ont faite.', ...UUID })
  structure_id!: string;
  @ApiProperty({ description: 'Ce qu’elle corrige.', type: PropositionSubjectDto })
  cible!: PropositionSubjectDto;
  @ApiProperty({
    description: 'En attente tant qu’un de ses champs l’est.',
    enum: ['en_attente', 'decidee'],
  })
  etat!: string;
  @ApiProperty({ description: 'Les champs.', type: [ProposedFieldDto], maxItems: 20 })
  champs!: ProposedFieldDto[];
  @ApiProperty({ description: 'Quand elle a été faite.', ...INSTANT })
  creation!: string;
  @ApiPropertyOptional({ description: 'Quand tout en a été décidé.', ...INSTANT })
  decision?: string;
  @ApiProperty({
    description: 'Version, 1 à la création.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
}

/** A page of propositions. */
export class PropositionsDto {
  @ApiProperty({ description: 'Les propositions.', type: [PropositionDto], maxItems: 500 })
  data!: PropositionDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}

const Names = (name: string, description: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({
      description,
      type: [String],
      maxItems: 20,
      items: { type: 'string', maxLength: 50 },
      example: ['horaires'],
    }),
    IsOptional(),
    IsArray(says(`${name} est une liste de noms de champs.`, `${name} is a list of field names.`)),
    ArrayMaxSize(20, says(`${name} : 20 noms au plus.`, `${name}: 20 names at most.`)),
    IsString({
      each: true,
      ...says(`${name} : chaque nom est un texte.`, `${name}: each name is a text.`),
    }),
    MaxLength(50, {
      each: true,
      ...says(`${name} : 50 caractères au plus par nom.`, `${name}: 50 characters at most a name.`),
    }),
  );

/** What is decided of a proposition; what is not named goes on waiting. */
export class DecisionDto {
  @Names('accepter', 'Champs à écrire dans l’annuaire.')
  accepter?: string[];
  @Names('refuser', 'Champs à laisser comme ils sont.')
  refuser?: string[];
  @Names('malgre', 'Champs acceptés bien qu’ils aient changé depuis la proposition.')
  malgre?: string[];
}
