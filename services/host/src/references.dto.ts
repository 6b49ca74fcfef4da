import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { TERRITORY_TYPES, type TerritoryType } from '@maillage/territories';
import { Type } from 'class-transformer';
import { LabelDto, says } from '@maillage/platform';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

const REFS = { type: [String], maxItems: 40_000, items: { type: 'string', maxLength: 30 } } as {
  type: [typeof String];
  maxItems: number;
};

/** One value of a code list. */
export class CodeDto {
  @ApiProperty({
    description: 'Valeur telle qu’elle s’écrit dans les fichiers et l’API.',
    maxLength: 200,
  })
  code!: string;
  @ApiProperty({ description: 'Libellé.', type: LabelDto })
  libelle!: LabelDto;
}

/** A code list without its values. */
export class CodeListSummaryDto {
  @ApiProperty({ description: 'Code de la nomenclature.', maxLength: 100 })
  code!: string;
  @ApiProperty({ description: 'Édition.', maxLength: 50 })
  version!: string;
  @ApiProperty({ description: 'Titre.', type: LabelDto })
  titre!: LabelDto;
}

/** A code list with its values. */
export class CodeListDto extends CodeListSummaryDto {
  @ApiProperty({
    description: 'Valeurs, dans l’ordre de la publication.',
    type: [CodeDto],
    maxItems: 500,
  })
  valeurs!: CodeDto[];
}

/** All code lists. */
export class CodeListsDto {
  @ApiProperty({ description: 'Nomenclatures.', type: [CodeListSummaryDto], maxItems: 200 })
  data!: CodeListSummaryDto[];
}

/** A territory. */
export class TerritoryDto {
  @ApiProperty({ description: 'Référence typée.', maxLength: 30, example: 'departement-62' })
  ref!: string;
  @ApiProperty({ description: 'Type.', enum: [...TERRITORY_TYPES] })
  type!: string;
  @ApiProperty({ description: 'Code officiel.', maxLength: 20 })
  code!: string;
  @ApiProperty({ description: 'Nom.', maxLength: 200 })
  nom!: string;
  @ApiProperty({
    description: 'Habitants (population municipale), ou null.',
    type: 'integer',
    format: 'int32',
    nullable: true,
    minimum: 0,
    maximum: 100_000_000,
  })
  population!: number | null;
  @ApiProperty({
    description: 'Territoires qui le contiennent, du plus proche au plus large.',
    ...REFS,
  })
  parents!: readonly string[];
  @ApiPropertyOptional({
    description: 'Codes postaux d’une commune.',
    type: [String],
    maxItems: 100,
    items: { type: 'string', maxLength: 5 },
  })
  codes_postaux?: readonly string[];
}

/** A territory with those below it. */
export class TerritoryDetailDto extends TerritoryDto {
  @ApiPropertyOptional({ description: 'Régions qu’il contient ou touche.', ...REFS })
  regions?: readonly string[];
  @ApiPropertyOptional({ description: 'Départements qu’il contient ou touche.', ...REFS })
  departements?: readonly string[];
  @ApiPropertyOptional({ description: 'Intercommunalités qu’il contient ou touche.', ...REFS })
  epcis?: readonly string[];
  @ApiPropertyOptional({
    description: 'Communes qu’il contient ; absentes pour les régions et la France.',
    ...REFS,
  })
  communes?: readonly string[];
}

/** Territories that were found. */
export class TerritoriesDto {
  @ApiProperty({
    description: 'Territoires, les plus peuplés d’abord.',
    type: [TerritoryDto],
    maxItems: 100,
  })
  data!: TerritoryDto[];
}

/** Parameters of the search for territories. */
export class TerritoriesQuery {
  @ApiPropertyOptional({
    description: 'Début d’un mot du nom, code ou code postal.',
    maxLength: 100,
    example: 'arras',
  })
  @IsOptional()
  @IsString(says('q est un texte, donné une seule fois.', 'q is a text, given once.'))
  @MaxLength(100, says('q : 100 caractères au plus.', 'q: 100 characters at most.'))
  q?: string;
  @ApiPropertyOptional({ description: 'Type de territoire.', enum: [...TERRITORY_TYPES] })
  @IsOptional()
  @IsIn(
    TERRITORY_TYPES,
    says(
      `type vaut ${TERRITORY_TYPES.join(', ')}.`,
      `type is one of ${TERRITORY_TYPES.join(', ')}.`,
    ),
  )
  type?: TerritoryType;
  @ApiPropertyOptional({
    description: 'Nombre de territoires.',
    type: 'integer',
    minimum: 1,
    maximum: 100,
    default: 20,
  })
  @Type(() => Number)
  @IsInt(says('limite est un nombre entier.', 'limite is an integer.'))
  @Min(1, says('limite vaut au moins 1.', 'limite is at least 1.'))
  @Max(100, says('limite vaut au plus 100.', 'limite is at most 100.'))
  limite: number = 20;
}
