import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional } from 'class-validator';
import { PageLinks, PageMetaDto } from '../answer/page.js';
import { PatchOperationDto } from '../audit/patch.dto.js';
import { IsInstant } from '../contract/day.js';
import { INSTANT } from '../contract/declare.js';

/** Asks for an item as it stood. */
export class AsOfQuery {
  @ApiPropertyOptional({
    description:
      'Instant, avec son fuseau horaire : la réponse est telle qu’elle était alors, sans ce qui désigne ou permet de joindre une personne. 404 si elle n’existait pas encore, ou plus.',
    ...INSTANT,
    maxLength: 40,
    example: '2026-03-14T10:00:00Z',
  })
  // A « + » of an address is read as a blank: before the hours of a time zone, nothing else can have been meant.
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.replace(/ (?=\d\d:\d\d$)/, '+') : value,
  )
  @IsOptional()
  @IsInstant('au_titre_du')
  au_titre_du?: string;
}

/** The author of a version. */
export class AuthorDto {
  @ApiProperty({
    description: 'Nature : « systeme » pour ce que fait la plateforme d’elle-même.',
    enum: ['client', 'agent', 'anonyme', 'systeme'],
  })
  nature!: string;
  @ApiPropertyOptional({ description: 'Identifiant.', maxLength: 200 })
  id?: string;
  @ApiPropertyOptional({
    description: 'Nom du client, à ce moment-là. Un agent n’est connu que par son identifiant.',
    maxLength: 200,
  })
  nom?: string;
}

/** One version of an item: its validity, its author, the reason and what it changed. */
export class VersionDto {
  @ApiProperty({
    description: 'Numéro, 1 à la création.',
    type: 'integer',
    format: 'int32',
    minimum: 1,
    maximum: 2_147_483_647,
  })
  version!: number;
  @ApiProperty({
    description: 'Ce qu’elle a fait : créer, modifier (ou rétablir), retirer.',
    enum: ['creation', 'modification', 'retrait'],
  })
  nature!: 'creation' | 'modification' | 'retrait';
  @ApiProperty({ description: 'Depuis quand elle vaut.', ...INSTANT })
  du!: string;
  @ApiPropertyOptional({
    description: 'Jusqu’à quand elle a valu ; absent pour celle d’aujourd’hui.',
    ...INSTANT,
  })
  au?: string;
  @ApiPropertyOptional({
    description: 'Qui l’a écrite ; absent quand on ne le sait pas (écrits d’avant l’historique).',
    type: AuthorDto,
  })
  auteur?: AuthorDto;
  @ApiPropertyOptional({ description: 'Pourquoi.', maxLength: 200 })
  motif?: string;
  @ApiProperty({
    description:
      'Ce qui change par rapport à la version précédente, en JSON Patch (RFC 6902) ; tout ce qu’elle dit, pour la première que vos droits montrent. Ce qui désigne ou permet de joindre une personne n’y est pas.',
    type: [PatchOperationDto],
    maxItems: 1000,
  })
  modifications!: readonly PatchOperationDto[];
}

/** A page of the versions of one item. */
export class VersionsDto {
  @ApiProperty({
    description: 'Les versions, la plus ancienne d’abord.',
    type: [VersionDto],
    maxItems: 500,
  })
  data!: VersionDto[];
  @ApiProperty({ description: 'Liens de la liste.', type: PageLinks })
  links!: PageLinks;
  @ApiProperty({ description: 'Sur la page.', type: PageMetaDto })
  meta!: PageMetaDto;
}
